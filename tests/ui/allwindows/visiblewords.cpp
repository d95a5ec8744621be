// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/visiblewords.h"

#include "ui/widgets/buttons/choicebutton.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QTabBar>

namespace lockstep::test {

namespace {

constexpr int RowsRead = 30; ///< Of a table: the others are like them.

class Collector
{
public:
    explicit Collector(bool withSpoken) : m_withSpoken(withSpoken) { }

    void readWindow(const QWidget& window)
    {
        read(window);
        for (const QWidget* widget : window.findChildren<QWidget*>())
            if (widget->isVisible()) read(*widget);
        if (m_withSpoken) readPopups(window);
    }

    QList<VisibleText> found;

private:
    void add(const QObject& whose, const char* kind, const QString& text)
    {
        if (text.isEmpty()) return;
        found += {
            QStringLiteral("%1 %2, %3")
                .arg(QLatin1StringView(whose.metaObject()->className()), whose.objectName(), QLatin1StringView(kind)),
            text};
    }

    void addSpoken(const QObject& whose, const char* kind, const QString& text)
    {
        if (m_withSpoken) add(whose, kind, text);
    }

    /// They open on demand, and are the same then.
    void readPopups(const QWidget& window)
    {
        for (const QMenu* menu : window.findChildren<QMenu*>()) readActions(menu->actions());
        for (const QWidget* widget : window.findChildren<QWidget*>())
            if (widget->contextMenuPolicy() == Qt::ActionsContextMenu) readActions(widget->actions());
    }

    void read(const QWidget& widget)
    {
        if (widget.isWindow()) add(widget, "title", widget.windowTitle());
        addSpoken(widget, "tooltip", widget.toolTip());
        addSpoken(widget, "name", widget.accessibleName());
        addSpoken(widget, "description", widget.accessibleDescription());
        readShort(widget);
        readField(widget);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) readView(*view);
        if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) readHeader(*header);
        if (const auto* bar = qobject_cast<const QMenuBar*>(&widget)) readActions(bar->actions());
        if (const auto* menu = qobject_cast<const QMenu*>(&widget)) readActions(menu->actions());
    }

    void readShort(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) add(widget, "text", label->text());
        if (const auto* label = qobject_cast<const ui::ElidedLabel*>(&widget)) add(widget, "text", label->text());
        if (const auto* badge = qobject_cast<const ui::Badge*>(&widget)) add(widget, "text", badge->words());
        if (const auto* box = qobject_cast<const QGroupBox*>(&widget)) add(widget, "title", box->title());
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) add(widget, "text", button->text());
        if (const auto* choice = qobject_cast<const ui::ChoiceButton*>(&widget)) add(widget, "help", choice->help());
        if (const auto* bar = qobject_cast<const QTabBar*>(&widget))
            for (int i = 0; i < bar->count(); ++i)
                if (bar->isTabVisible(i)) add(widget, "tab", bar->tabText(i));
        if (const auto* bar = qobject_cast<const QProgressBar*>(&widget); bar && bar->isTextVisible())
            add(widget, "text", bar->text());
    }

    void readField(const QWidget& widget)
    {
        if (const auto* edit = qobject_cast<const QLineEdit*>(&widget)) {
            add(widget, "text", edit->displayText());
            add(widget, "placeholder", edit->placeholderText());
        }
        if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget)) {
            add(widget, "text", edit->toPlainText());
            add(widget, "placeholder", edit->placeholderText());
        }
        if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            for (int i = 0; i < box->count(); ++i) add(widget, "choice", box->itemText(i));
    }

    void readView(const QAbstractItemView& view)
    {
        if (qobject_cast<const QHeaderView*>(&view) || !view.model()) return;
        readRows(view, {});
    }

    void readRows(const QAbstractItemView& view, const QModelIndex& parent)
    {
        const QAbstractItemModel& model = *view.model();
        for (int row = 0; row < qMin(RowsRead, model.rowCount(parent)); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                add(view, "cell", index.data().toString());
                addSpoken(view, "cell's tooltip", index.data(Qt::ToolTipRole).toString());
                addSpoken(view, "cell's name", index.data(Qt::AccessibleTextRole).toString());
            }
            readRows(view, model.index(row, 0, parent));
        }
    }

    void readHeader(const QHeaderView& header)
    {
        if (!header.model()) return;
        for (int i = 0; i < header.count(); ++i)
            if (!header.isSectionHidden(i))
                add(header, "header", header.model()->headerData(i, header.orientation()).toString());
    }

    void readActions(const QList<QAction*>& actions)
    {
        for (const QAction* action : actions) {
            if (!action->isVisible()) continue;
            add(*action, "text", action->text());
            addSpoken(*action, "tooltip", action->toolTip());
            if (action->menu()) readActions(action->menu()->actions());
        }
    }

    bool m_withSpoken;
};

} // namespace

QList<VisibleText> visibleTexts(const QWidget& window)
{
    Collector collector(true);
    collector.readWindow(window);
    return collector.found;
}

QString visibleWords(const QWidget& window)
{
    Collector collector(false);
    collector.readWindow(window);
    QString all;
    for (const VisibleText& one : std::as_const(collector.found)) all += one.text + u'\n';
    return all;
}

} // namespace lockstep::test
