#!/bin/sh
# Sees to it that what fzlint needs to be built (test: and tested; ci: and everything CI runs) is installed.
#   sh tests/setup.sh [build|test|ci]         installs what is missing where there is apt-get (with sudo when not root)
#   sh tests/setup.sh --look [build|test|ci]  only looks; exit 1 and a list when something is missing
# On a system without apt-get it names what is missing and stops. FZLINT_NO_INSTALL=1 means --look.
set -u

# what is tried, what it is called, the Debian package
needs_build='
cmd:cc            a_C_compiler        gcc
hdr:stdlib.h      C_library_headers   libc6-dev
cmd:make          GNU_make            make
cmd:pkg-config    pkg-config          pkg-config
pkg:libpcre2-8    PCRE2_(8_bit)       libpcre2-dev
pkg:yaml-0.1      libyaml             libyaml-dev
pkg:jansson       jansson             libjansson-dev
pkg:libxml-2.0    libxml2             libxml2-dev
pkg:libzip        libzip              libzip-dev
hdr:csv.h         libcsv              libcsv-dev
hdr:iconv.h       iconv               libc6-dev
'
needs_test='
hdr:criterion/criterion.h  Criterion  libcriterion-dev
cmd:python3       python3             python3
'
needs_ci='
cmd:clang         clang               clang
cmd:clang-format  clang-format        clang-format
cmd:clang-tidy    clang-tidy          clang-tidy
asan:clang        clang_sanitizers    libclang-rt-14-dev
cmd:valgrind      valgrind            valgrind
dpkg:libc6-dbg    C_library_symbols   libc6-dbg
cmd:shellcheck    shellcheck          shellcheck
'

has() {
    what=${1#*:}
    case $1 in
    cmd:cc) command -v "${CC:-cc}" ;;
    cmd:*) command -v "$what" ;;
    pkg:*) pkg-config --exists "$what" ;;
    hdr:*) printf '#include <%s>\n' "$what" | ${CC:-cc} -E - ;;
    asan:*) printf 'int main(void){return 0;}\n' | "$what" -fsanitize=address,fuzzer-no-link -x c -o /dev/null - ;;
    dpkg:*) ! command -v dpkg-query || dpkg-query -W -f '${Status}' "$what" | grep -q '^install ok' ;;
    esac >/dev/null 2>&1
}

# Sets names and packages of what is missing among the rows on standard input.
look() {
    names='' packages=''
    while read -r probe name package; do
        [ -n "$probe" ] || continue
        has "$probe" && continue
        names="$names${names:+, }$(printf %s "$name" | tr _ ' ')"
        case " $packages " in *" $package "*) ;; *) packages="$packages${packages:+ }$package" ;; esac
    done
}

say() { printf 'fzlint setup: %s\n' "$*" >&2; }

look_only=${FZLINT_NO_INSTALL:+yes}
if [ "${1:-}" = --look ]; then
    look_only=yes
    shift
fi
case ${1:-build} in
build) rows=$needs_build ;;
test) rows=$needs_build$needs_test ;;
ci) rows=$needs_build$needs_test$needs_ci ;;
*)
    say "usage: sh tests/setup.sh [--look] [build|test|ci]"
    exit 2
    ;;
esac

look <<END
$rows
END
[ -n "$names" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    say "missing: $names"
    say "fzlint needs a C11 compiler, GNU make, pkg-config and PCRE2, libyaml, libcsv, jansson, libxml2, libzip, iconv;"
    say "its tests need Criterion too. Install what is missing with this system's package manager, then try again."
    exit 1
fi
if [ -n "$look_only" ]; then
    say "missing: $names"
    say "'make setup' installs it, or: apt-get install $packages"
    exit 1
fi

as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        say "missing: $names"
        say "this needs root: apt-get install $packages"
        exit 1
    fi
    as_root='sudo'
    [ -t 0 ] || as_root='sudo -n'
fi
say "missing: $names"
say "installing with apt-get: $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A list of packages that cannot be brought up to date is no reason to stop: it may be good enough.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null >"$log" 2>&1 ||
    say "apt-get update failed: $(tail -n 1 "$log")"
# shellcheck disable=SC2086 # several packages
if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $packages </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "apt-get install failed (see above)"
    exit 1
fi
look <<END
$rows
END
[ -z "$names" ] || {
    say "installed, but still not found: $names"
    exit 1
}
