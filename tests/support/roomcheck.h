// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/cellcheck.h"
#include "ui/widgets/tables/titlewidth.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QTabBar>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace lockstep::test {

/// The program's letters, larger for one test.
class LargeLetters
{
public:
    explicit LargeLetters(double factor = 1.5) : m_before(QApplication::font())
    {
        QFont large(m_before);
        large.setPointSizeF(large.pointSizeF() * factor);
        QApplication::setFont(large);
    }
    ~LargeLetters() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(LargeLetters)

private:
    QFont m_before;
};

/// In sight, or in sight after scrolling up and down: never to the side.
inline bool isWithin(const QWidget* widget, const QWidget& page)
{
    while (widget != &page) {
        const QScrollArea* area = nullptr;
        for (const QWidget* at = widget->parentWidget(); at && at != page.parentWidget() && !area;
             at = at->parentWidget())
            area = qobject_cast<const QScrollArea*>(at);
        const QWidget& frame = area ? *area->viewport() : page;
        const QRect place(widget->mapTo(&frame, QPoint()), widget->size());
        const bool fits = area ? place.left() >= 0 && place.right() < frame.width() : frame.rect().contains(place);
        if (!fits) return false;
        widget = area ? area : &page;
    }
    return true;
}

/// What its words need, where it has some that must be read whole; else nothing.
inline QSize leastSizeOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty()) return {};
        if (!label->wordWrap()) return label->minimumSizeHint();
        int longest = 0;
        for (const QString& word : label->text().split(QRegularExpression(QStringLiteral("\\s+"))))
            longest = std::max(longest, label->fontMetrics().horizontalAdvance(word));
        return {longest, label->heightForWidth(label->width())};
    }
    if (const auto* bar = qobject_cast<const QTabBar*>(&widget)) return bar->sizeHint();
    if (qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget))
        return widget.minimumSizeHint();
    return {};
}

/// Titles of columns that have no room.
inline QStringList cutOffTitles(const QHeaderView& header)
{
    QStringList found;
    for (int i = 0; i < header.count(); ++i) {
        const QString title = header.model()->headerData(i, header.orientation()).toString();
        if (header.isSectionHidden(i) || title.isEmpty()) continue;
        const int needed = ui::titleWidth(header, i);
        if (needed > header.sectionSize(i))
            found += QStringLiteral("title of a column \"%1\": %2, needs %3")
                         .arg(title)
                         .arg(header.sectionSize(i))
                         .arg(needed);
    }
    return found;
}

/// Tables and lists that do not show all their columns at once.
inline QStringList scrolledToTheSide(const QWidget& page)
{
    QStringList found;
    for (const QAbstractItemView* view : page.findChildren<QAbstractItemView*>())
        if (view->isVisible() && view->horizontalScrollBar()->isVisible())
            found += view->objectName() + QStringLiteral(" scrolls to the side");
    return found;
}

/// Buttons, choices, labels, cells of tables and lists and titles of columns that are cut off, or stick out of `page`.
/// One a line; empty where all have room.
inline QString cutOffIn(const QWidget& page)
{
    QStringList found;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const bool isPartOfAField = qobject_cast<const QLineEdit*>(widget->parentWidget());
        if (isPartOfAField || !widget->isVisible() || widget->objectName().startsWith("qt_")) continue;
        const auto* header = qobject_cast<const QHeaderView*>(widget);
        if (header && header->orientation() == Qt::Horizontal && header->model()) found += cutOffTitles(*header);
        const auto* view = qobject_cast<const QAbstractItemView*>(widget);
        if (view && !header && view->model()) found += cutOffCells(*view);
        const QSize least = leastSizeOf(*widget);
        if (least.isNull() || least == QSize()) continue;
        if (isWithin(widget, page) && widget->width() >= least.width() && widget->height() >= least.height()) continue;
        const QPoint place = widget->mapTo(&page, QPoint());
        found += QStringLiteral("%1 %2: %3x%4 at %5,%6, needs %7x%8 %9")
                     .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                     .arg(widget->width())
                     .arg(widget->height())
                     .arg(place.x())
                     .arg(place.y())
                     .arg(least.width())
                     .arg(least.height())
                     .arg(isWithin(widget, page) ? "" : "(sticks out)");
    }
    return found.join(u'\n');
}

} // namespace lockstep::test
