// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QString>

namespace lockstep::ui {

/// A colour that a person may give to a wallet. It marks, beside the name; no text is written in it or on it. Each
/// stands out from the backgrounds of both themes (tests/ui/style).
struct WalletColour
{
    QString name; ///< In the person's language.
    QColor colour;
};

QList<WalletColour> walletColours();

/// A round mark, for menus and lists. Empty for an invalid colour.
QIcon colourMark(const QColor& colour);

} // namespace lockstep::ui
