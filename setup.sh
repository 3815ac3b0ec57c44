#!/usr/bin/env bash
# Installs what is missing, and only that: `system` (Debian packages), `python` (.venv), `bench` (.venv-bench).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# tesseract-ocr-vie reads scans, LibreOffice old formats and previews, Liberation prints Times New Roman widths,
# libarchive opens .rar and .7z, poppler-utils and postgresql serve the tests (the server's programs only: no service has to run).
PACKAGES=(
  tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui libreoffice-calc-nogui
  fonts-liberation2 libarchive13 poppler-utils postgresql
)
PYTHONS=(python3.11 python3.12 python3.13 python3)

say() { printf '%s\n' "$*" >&2; }

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# A desktop has the full LibreOffice; Debian 13 has Liberation 2 under the old name (version 1 lacks Vietnamese)
# and libarchive13 under a new one.
is_satisfied() {
  is_installed "$1" && return
  case "$1" in
    libreoffice-*-nogui) is_installed "${1%-nogui}" ;;
    libarchive13) is_installed libarchive13t64 ;;
    fonts-liberation2)
      is_installed fonts-liberation &&
        dpkg --compare-versions "$(dpkg-query -W -f='${Version}' fonts-liberation)" ge 1:2 ;;
    *) return 1 ;;
  esac
}

python_command() {
  local name
  for name in "${PYTHONS[@]}"; do
    # Ask the interpreter itself: a version manager leaves commands in PATH that do not run.
    if "$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  return 1
}

missing_packages() {
  local package
  for package in "${PACKAGES[@]}"; do
    is_satisfied "$package" || printf '%s\n' "$package"
  done
  python_command >/dev/null || printf '%s\n' python3 python3-venv
}

# Prints nothing where the user is root.
as_root() {
  [ "$(id -u)" -eq 0 ] && return
  command -v sudo >/dev/null || return 1
  if [ -t 0 ]; then printf 'sudo'; else printf 'sudo -n'; fi
}

known_names() {
  local package
  for package in "$@"; do
    if [ "$package" = fonts-liberation2 ] && ! apt-cache show fonts-liberation2 >/dev/null 2>&1; then
      package=fonts-liberation
    fi
    if [ "$package" = libarchive13 ] && ! apt-cache show libarchive13 >/dev/null 2>&1; then
      package=libarchive13t64
    fi
    printf '%s\n' "$package"
  done
}

install_system() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "Máy này không có apt. Cần cài bằng cách của máy: ${PACKAGES[*]} (tên gói của Debian)."
    return
  fi
  local missing root
  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" -eq 0 ] && return
  if ! root=$(as_root) || { [ "$root" = 'sudo -n' ] && ! sudo -n true 2>/dev/null; }; then
    say "Thiếu gói: ${missing[*]}. Nhờ người quản trị chạy: apt-get install ${missing[*]}"
    return
  fi
  say "Cài gói Debian còn thiếu: ${missing[*]}"
  $root apt-get -o DPkg::Lock::Timeout=300 update -q >&2
  mapfile -t missing < <(known_names "${missing[@]}")
  $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y -q --no-install-recommends "${missing[@]}" >&2
}

make_environment() {
  local folder=$1 python
  [ -x "$folder/bin/python" ] && "$folder/bin/python" -c '' 2>/dev/null && return
  if ! python=$(python_command); then
    say "Cần Python 3.11 trở lên (có venv). Trên Debian: apt-get install python3 python3-venv"
    exit 1
  fi
  "$python" -m venv --clear "$folder"
}

install_python() {
  make_environment .venv
  say "Cài thư viện Python vào .venv (vài phút ở lần đầu)"
  .venv/bin/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
  .venv/bin/python -m compileall -q extractors records || true  # tiến trình đọc tệp không được ghi vào đây
  touch .venv/.ready
}

install_bench() {
  make_environment .venv-bench
  say "Cài các thư viện để so sánh vào .venv-bench"
  .venv-bench/bin/python -m pip install -qq --disable-pip-version-check -r bench/requirements.txt
  touch .venv-bench/.ready
}

case "${1:-}" in
  system) install_system ;;
  python) install_python ;;
  bench) install_bench ;;
  *) say "Cách dùng: bash setup.sh system|python|bench"; exit 2 ;;
esac
