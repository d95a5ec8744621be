#!/usr/bin/env bash
# Runs the window on a virtual screen, saves a picture of it and prints the picture's path.
# usage: run-without-display.sh PROGRAM [ARGUMENT...]
# LOCKSTEP_SCREENSHOT names the picture; LOCKSTEP_RUN_SECONDS how long it runs when nobody sits at the terminal.
# With --tour the program ends by itself; either way its exit status is this one's.
set -euo pipefail

picture="${LOCKSTEP_SCREENSHOT:-$PWD/build/screenshot.png}"
seconds="${LOCKSTEP_RUN_SECONDS:-20}"
size=1280x800
runtime="$(mktemp -d)"
children=()

tidy_up() {
    for ((i = ${#children[@]} - 1; i >= 0; i--)); do kill "${children[i]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$runtime"
}
trap tidy_up EXIT
trap 'exit 130' INT TERM

wait_for() { # SECONDS COMMAND...
    local tries=$(($1 * 10))
    shift
    until "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.1
    done
}

# The server picks a free display itself and writes its number.
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$runtime/display" 2>"$runtime/xvfb.log" &
children+=($!)
wait_for 10 test -s "$runtime/display" || { echo "Xvfb did not start:" >&2; cat "$runtime/xvfb.log" >&2; exit 1; }
DISPLAY=":$(cat "$runtime/display")"
export DISPLAY QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$runtime}"

# Dialogs get the keyboard only where a window manager gives it to them.
openbox --sm-disable >/dev/null 2>&1 &
children+=($!)
manager_is_there() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"; }
wait_for 10 manager_is_there || echo "openbox did not start; going on without it." >&2

echo "No display here: running on the virtual one $DISPLAY."
"$@" &
program=$!
children+=("$program")

window_is_there() { xwininfo -root -tree | grep -q '"[^"]*Lockstep'; }
if wait_for 30 window_is_there; then
    sleep 2 # painted, and connected to the practice node
    mkdir -p "$(dirname "$picture")"
    import -window root "$picture"
    echo "Screenshot: $picture"
else
    echo "No window appeared within 30 seconds." >&2
fi

if [[ " $* " == *" --tour "* ]]; then
    wait "$program"
elif [ -t 0 ]; then
    echo "It runs until Ctrl-C."
    wait "$program"
else
    wait_for "$seconds" eval "! kill -0 $program" || kill -TERM "$program" 2>/dev/null || true
    wait "$program"
fi
