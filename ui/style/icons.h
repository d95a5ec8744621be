// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace lockstep::ui {

enum class Glyph {
    Create,
    Restore,
    Watch,
    Lock,
    Unlock,
    Copy,
    Next,
    Start,
    Stop,
    Rename,
    Remove,
    Import,
    Online,
    Offline,
    Mine,
    Retry,
    Close,
    Send,
    History,
    Speed,
    About,
    Quit,
    Search,
    Qr,
    Bell
};

/// One of resources/icons, drawn in the text colour of the palette that holds when it is painted.
QIcon icon(Glyph glyph);

/// The same in a colour of one's own, in a square of `size` device-independent pixels: a sign beside words.
QPixmap glyphPixmap(Glyph glyph, int size, const QColor& colour, qreal devicePixelRatio);

QIcon applicationIcon();

} // namespace lockstep::ui
