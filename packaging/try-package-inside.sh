#!/usr/bin/env bash
# The half of try-package.sh that runs inside the bare system, as root and without a network.
set -euo pipefail
export HOME=/root

say() { echo "-- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

# Every file but those that package tools keep for themselves.
files() { find / -xdev \( -path /proc -o -path /dev -o -path /try -o -path /tmp -o -path /var/lib/dpkg -o -path /var/cache \
    -o -path /var/log -o -path /var/lib/apt -o -path /home \) -prune -o -print | sort; }

person=(setpriv --reuid person --regid person --clear-groups env HOME=/home/person DISPLAY=:99 XDG_RUNTIME_DIR=/run/person)
as_person() { "${person[@]}" "$@"; }

wait_for() { # SECONDS COMMAND...
    local tries=$(($1 * 10))
    shift
    until "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.1
    done
}

window() { as_person xdotool search --onlyvisible --name '^Lockstep'; }

# Starts the window, looks at it, hands it a link by a second start, and ends it politely.
start_and_look() { # PICTURE
    "${person[@]}" lockstep 2>/try/stderr.txt & # Not by a function: the number must be the program's own.
    local program=$!
    wait_for 90 window || { cat /try/stderr.txt; fail "no window appeared"; }
    sleep 3
    as_person import -window root "/tmp/$1.png"
    as_person lockstep 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.1&label=Coffee' \
        || fail "the second start did not hand over its link"
    sleep 2
    as_person import -window root "/tmp/$1-link.png"
    mv /tmp/"$1"*.png /try/
    kill -TERM "$program"
    wait "$program" || fail "the program ended with $?"
    [ ! -s /try/stderr.txt ] || { say "it said on stderr:"; cat /try/stderr.txt; }
}

useradd --create-home person
install -d -m 700 -o person /run/person
files >/try/before.txt

say "install"
apt-get install -y -qq --no-install-recommends /try/lockstep.deb >/try/install.txt 2>&1 || { cat /try/install.txt; fail "install"; }
lockstep --version
lockstep-cli --version
as_person lockstep-cli --network regtest --offline status
ldd /usr/bin/lockstep | grep "not found" && fail "a library is missing"
grep -q 'x-scheme-handler/bitcoin=org.lockstep.Lockstep.desktop' /usr/share/applications/mimeinfo.cache \
    || fail "no desktop would open a bitcoin: link with it"
desktop-file-validate /usr/share/applications/org.lockstep.Lockstep.desktop

say "start"
# -noreset: else the server begins anew when xdpyinfo leaves, and refuses who comes meanwhile.
Xvfb :99 -screen 0 1280x800x24 -nolisten tcp -ac -noreset >/dev/null 2>&1 &
screen=$!
wait_for 10 as_person xdpyinfo || fail "no screen"
"${person[@]}" openbox --sm-disable >/dev/null 2>&1 &
manager=$!
start_and_look first

say "upgrade"
apt-get install -y -qq --no-install-recommends /try/next.deb >/try/upgrade.txt 2>&1 || { cat /try/upgrade.txt; fail "upgrade"; }
dpkg-query -W lockstep
start_and_look upgraded
kill "$manager" "$screen"
wait "$manager" "$screen" 2>/dev/null || true

say "use, as a screen reader does"
blackbox() { # SCRIPT
    "${person[@]}" /usr/bin/python3 -W ignore "/try/project/tests/blackbox/$1.py" "$(command -v lockstep)" \
        2>/try/blackbox.txt || { cat /try/blackbox.txt; return 1; }
}
blackbox welcome || fail "the first start without a network does not read as it should"
blackbox restore_and_receive || fail "a wallet could not be restored, paid, read out and moved"

say "purge"
dpkg --purge lockstep >/try/purge.txt 2>&1 || { cat /try/purge.txt; fail "purge"; }
dpkg -L lockstep >/dev/null 2>&1 && fail "the package is still there"
files >/try/after.txt
find / -xdev -path /proc -prune -o -iname '*lockstep*' -not -path '/try/*' -not -path '/home/*' -print >/try/left.txt
[ ! -s /try/left.txt ] || { cat /try/left.txt; fail "purge left these files"; }
[ -s /home/person/.local/share/lockstep/mainnet/lockstep.sqlite ] || fail "purge took the person's data"
say "new files of the dependencies: $(comm -13 /try/before.txt /try/after.txt | wc -l)"
say "gone: $(comm -23 /try/before.txt /try/after.txt | wc -l)"
say "all is well"
