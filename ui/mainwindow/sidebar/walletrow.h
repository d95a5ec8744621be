// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QFontMetrics;
class QPainter;

namespace lockstep::ui {

/// One row of the sidebar: a wallet, or all of them.
struct WalletRow
{
    QString name;
    QString badge; ///< "Locked", "Watch-only", "2 of 3" or nothing.
    std::optional<Glyph> badgeGlyph;
    QString balance;
    QString note; ///< Beside the balance: "so far".
    QString shortNote; ///< In fewer words, where there are any.
    bool isDimmed = false; ///< The balance: see dimsBalance().
    QString symbol; ///< The state as a shape,
    QString line; ///< and in words,
    QString shortLine; ///< and in fewer, where there are any.
    Tone tone = Tone::Neutral;
    QColor colour; ///< The person's mark; invalid: none.
    bool isSelected = false;
    bool isHovered = false;
    bool hasFocus = false;
};

/// In three lines, or four; as a disc with the first letter where the sidebar is narrow.
void paintWalletRow(QPainter& painter, const QRect& place, const QFont& font, const QPalette& palette,
                    const WalletRow& row);
void paintCompactRow(QPainter& painter, const QRect& place, const QFont& font, const QPalette& palette,
                     const WalletRow& row);

/// In a row of `width`: the state has a second line where a usual one has no room in the first.
QSize walletRowSize(const QFontMetrics& metrics, int width);
/// What is said beside a balance, where there is so much room: all of it, its short words, or nothing; never half.
QString noteWords(const WalletRow& row, const QFontMetrics& metrics, int room);
/// What is said of the row's state: its short words where the usual ones have no room in one line.
QString stateWords(const WalletRow& row, const QFontMetrics& metrics, int width);
/// The state of a row of `width`: in two lines where that is needed and `walletRowSize` has two; what does not fit ends
/// in "…".
QStringList stateLines(const QString& words, const QFontMetrics& metrics, int width);
QSize compactRowSize(const QFontMetrics& metrics);
/// What stands for the name where the sidebar is narrow: its first letter as people see it, however it is written.
QString firstLetter(const QString& name);

} // namespace lockstep::ui
