// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace lockstep::ui {

class LabelDelegate;

/// A table of payments or addresses: whole rows are chosen, one at a time; Return opens the current one, F2 edits its
/// label whichever cell is current.
class LedgerTable : public QTableView
{
    Q_OBJECT

public:
    /// `delegate` becomes the table's own.
    LedgerTable(QAbstractItemModel& model, LabelDelegate* delegate, int labelColumn, QWidget* parent);

    void editLabel(); ///< Of the current row.

signals:
    void opened(); ///< The current row, by Return or a double click.
    void currentRowChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

    virtual void setWidths() = 0; ///< Of the columns, for the font. Called when it changes; call it in the constructor.
    void setWidth(int column, int content); ///< With room around the content.

private:
    LabelDelegate* m_delegate;
    int m_labelColumn;
};

} // namespace lockstep::ui
