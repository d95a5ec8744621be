// SPDX-License-Identifier: MIT

#include "ui/widgets/tables/titlewidth.h"

#include "ui/style/headers.h"

#include <QHeaderView>
#include <QStyle>
#include <QStyleOptionHeader>

namespace lockstep::ui {

int sortableTitleWidth(const QHeaderView& header, int column)
{
    QFont font = header.font();
    font.setBold(true); // as Qt does: the title of a chosen column may be
    QStyleOptionHeader title;
    title.initFrom(&header);
    title.section = column;
    title.text = header.model()->headerData(column, Qt::Horizontal).toString();
    title.fontMetrics = QFontMetrics(font);
    if (header.isSortIndicatorShown()) title.sortIndicator = QStyleOptionHeader::SortDown;
    const QSize size = header.style()->sizeFromContents(QStyle::CT_HeaderSection, &title, {}, &header);
    return qMax(header.minimumSectionSize(), size.width());
}

int titleWidth(const QHeaderView& header, int column)
{
    const bool hasRoomInVain = header.isSortIndicatorShown() && header.sortIndicatorSection() != column;
    return sortableTitleWidth(header, column) - (hasRoomInVain ? headers::arrowRoom(header.fontMetrics()) : 0);
}

} // namespace lockstep::ui
