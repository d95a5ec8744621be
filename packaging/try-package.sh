#!/usr/bin/env bash
# Installs, starts, upgrades, uses by its accessibility bus, and purges a .deb in a bare Debian, as a stranger's machine would.
# usage (as root): packaging/try-package.sh SUITE DEB        SUITE: bookworm or trixie
# Everything after the download of the dependencies runs without a network. The pictures land in build/try-SUITE.
set -euo pipefail

suite="${1:?suite: bookworm or trixie}"
deb="$(realpath "${2:?the package}")"
here="$(dirname "$(realpath "$0")")"
pictures="$here/../build/try-$suite"
store="${LOCKSTEP_ROOMS:-${XDG_CACHE_HOME:-$HOME/.cache}/lockstep/rooms}"
bare="$store/$suite"
screen="xvfb openbox x11-utils xdotool imagemagick desktop-file-utils"
screen_reader="at-spi2-core gir1.2-atspi-2.0 python3-gi dbus-daemon" # what tests/blackbox hears with

in_room() { # COMMAND...
    chroot "$room" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

make_bare() {
    [ ! -x "$bare/bin/bash" ] || return 0
    command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
    local mirror
    mirror="$(sed -n 's/^URIs: *\([^ ]*\)$/\1/p' /etc/apt/sources.list.d/*.sources | head -n 1)"
    mkdir -p "$store"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$bare" "$mirror" >"$store/$suite.log"
}

leave() {
    umount -l "$room/proc" "$room/dev" 2>/dev/null || true
    rm -rf --one-file-system "$room"
}

make_bare
room="$(mktemp -d "$store/try.XXXXXX")"
trap leave EXIT
chmod 755 "$room"
cp -a "$bare/." "$room/"
cp /etc/resolv.conf "$room/etc/"
cp -a /etc/apt/apt.conf.d/. "$room/etc/apt/apt.conf.d/"
mount -t proc proc "$room/proc"
mount --rbind /dev "$room/dev"
mount --make-rslave "$room/dev"

mkdir "$room/try"
cp "$deb" "$room/try/lockstep.deb"
cp "$here/try-package-inside.sh" "$room/try/inside.sh"
mkdir -p "$room/try/project/packaging" "$room/try/project/tests"
cp "$here/run-without-display.sh" "$room/try/project/packaging/"
cp -r "$here/../tests/blackbox" "$room/try/project/tests/"
# The same package once more, as its own successor.
dpkg-deb -R "$deb" "$room/try/next"
sed -i 's/^Version: .*/&+next/' "$room/try/next/DEBIAN/control"
dpkg-deb --root-owner-group -b "$room/try/next" "$room/try/next.deb" >/dev/null
rm -r "$room/try/next"

echo "== $suite: fetching the dependencies"
in_room apt-get update -qq
# shellcheck disable=SC2086
in_room apt-get install -y -qq --no-install-recommends $screen $screen_reader >/dev/null
in_room apt-get install -y -qq --no-install-recommends --download-only /try/lockstep.deb >/dev/null

echo "== $suite: without a network from here on"
result=0
# The practice network needs the loopback, and nothing else.
unshare --net bash -c 'ip link set lo up && exec "$@"' _ chroot "$room" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive bash /try/inside.sh || result=$?
mkdir -p "$pictures"
cp "$room"/try/*.png "$pictures/" 2>/dev/null || true
echo "== $suite: exit $result; pictures in $(realpath "$pictures")"
exit "$result"
