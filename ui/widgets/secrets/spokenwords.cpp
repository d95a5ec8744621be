// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/spokenwords.h"

#include "ui/widgets/secrets/wordgrid.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

/// One word. It lives as long as its list.
class SpokenWord final : public QAccessibleInterface
{
public:
    SpokenWord(WordGrid& grid, int place) : m_grid(grid), m_place(place) { }

    bool isValid() const override { return m_place < m_grid.wordCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_grid.window()->windowHandle(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&m_grid); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_grid.spokenAt(m_place) : QString();
    }

    QRect rect() const override
    {
        const QRect cell = m_grid.cellAt(m_place);
        return {m_grid.mapToGlobal(cell.topLeft()), cell.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.focusable = true;
        state.focused = m_grid.hasFocus() && m_grid.current() == m_place;
        state.invisible = !m_grid.isVisible();
        return state;
    }

private:
    WordGrid& m_grid;
    int m_place;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* grid = qobject_cast<WordGrid*>(object);
    return grid ? new SpokenWords(*grid) : nullptr;
}

} // namespace

SpokenWords::SpokenWords(WordGrid& grid) : QAccessibleWidget(&grid, QAccessible::List), m_grid(grid) { }

SpokenWords::~SpokenWords()
{
    for (const QAccessible::Id item : m_items) QAccessible::deleteAccessibleInterface(item);
}

void SpokenWords::install() { QAccessible::installFactory(make); }

int SpokenWords::childCount() const { return m_grid.wordCount(); }

QAccessibleInterface* SpokenWords::child(int index) const
{
    if (index < 0 || index >= childCount()) return nullptr;
    while (m_items.size() <= static_cast<std::size_t>(index))
        m_items.push_back(
            QAccessible::registerAccessibleInterface(new SpokenWord(m_grid, static_cast<int>(m_items.size()))));
    return QAccessible::accessibleInterface(m_items[static_cast<std::size_t>(index)]);
}

int SpokenWords::indexOfChild(const QAccessibleInterface* child) const
{
    const auto found = std::ranges::find_if(
        m_items, [child](QAccessible::Id item) { return QAccessible::accessibleInterface(item) == child; });
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

QAccessibleInterface* SpokenWords::focusChild() const { return m_grid.hasFocus() ? child(m_grid.current()) : nullptr; }

} // namespace lockstep::ui
