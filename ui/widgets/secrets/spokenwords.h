// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>

#include <vector>

namespace lockstep::ui {

class WordGrid;

/// A WordGrid as a screen reader has it: a list with an item for each word. Nothing is kept here: the grid makes each
/// text when it is asked for.
class SpokenWords final : public QAccessibleWidget
{
public:
    explicit SpokenWords(WordGrid& grid);

    static void install(); ///< For every WordGrid. Once is enough, more does no harm.

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* focusChild() const override;

protected:
    ~SpokenWords() override;

private:
    WordGrid& m_grid;
    mutable std::vector<QAccessible::Id> m_items; ///< Made when they are first asked for.
};

} // namespace lockstep::ui
