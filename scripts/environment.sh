# Sourced by ./demo, ./test and .ci/run, in the repository's root: the virtual environment .venv, or another.

# need_environment EXTRAS [FOLDER]: install the package with these extras (may be empty) into the virtual
# environment FOLDER (.venv), unless that was done already for the same pyproject.toml. PYTHON names the
# interpreter to build with.
need_environment() {
    local extras=$1 folder=${2:-.venv} python=${PYTHON:-python3} wanted
    local stamp=$folder/installed
    wanted="$(cksum <pyproject.toml) [$extras]"
    if [ -x "$folder/bin/python" ] && grep -qxF "$wanted" "$stamp" 2>/dev/null; then
        return
    fi
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        echo "This needs Python 3.10 or later; $python is $("$python" --version 2>&1 || echo missing)." >&2
        return 1
    fi
    if [ ! -x "$folder/bin/python" ] || ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
        echo "Building $folder ..." >&2
        if ! "$python" -m venv "$folder" >&2; then
            echo "Python's venv module is missing; on Debian: apt install python3-venv" >&2
            return 1
        fi
    fi
    echo "Installing into $folder (a minute or two, once) ..." >&2
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".${extras:+[$extras]}" >&2 || return 1
    echo "$wanted" >>"$stamp"
}
