// SPDX-License-Identifier: MIT

#include "ui/widgets/text/titlewidth.h"

#include "ui/style/headers.h"

#include <QHeaderView>

namespace lockstep::ui {

int titleWidth(const QHeaderView& header, int column)
{
    const bool hasRoomInVain = header.isSortIndicatorShown() && header.sortIndicatorSection() != column;
    return header.sectionSizeHint(column) - (hasRoomInVain ? headers::arrowRoom(header.fontMetrics()) : 0);
}

} // namespace lockstep::ui
