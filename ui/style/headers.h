// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/spacing.h"

#include <QRect>

class QFontMetrics;
class QStyleOptionHeader;

/// The words above a column, and the arrow of the order beside them: after words that stand at the beginning, before
/// those at the end, so that words stand where the cells below have theirs.
namespace lockstep::ui::headers {

inline constexpr int Margin = spacing::Small; ///< Around the words.

int arrowSide(const QFontMetrics& metrics);
int arrowRoom(const QFontMetrics& metrics); ///< With the gap to the words.

struct Parts
{
    QRect words;
    QRect arrow; ///< Null where there is none.
};

Parts partsOf(const QStyleOptionHeader& header);

} // namespace lockstep::ui::headers
