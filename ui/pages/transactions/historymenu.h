// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace lockstep::ui {

class HistoryTable;

/// What can be done with the current payment of a table, and how the table is sorted and which columns it has: all that
/// the mouse can do on it, for the keyboard too.
class HistoryMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit HistoryMenu(HistoryTable& table, QWidget* parent = nullptr);

signals:
    void detailsWanted();
    void rawWanted(); ///< The transaction in hex, on the clipboard.
    void giveUpWanted(); ///< Nobody has asked the person yet.
    void explorerWanted(); ///< Its page on a web site; nobody has asked the person yet.
    void columnShown(int column); ///< One that was hidden.
    void copied(const QString& sentence); ///< What is on the clipboard now.

private:
    void addPaymentActions();
    void addSortMenu();
    void addColumnMenu();
    QAction* addNamed(QMenu& menu, const QString& text, const char* objectName);
    QString header(int column) const;
    void prepare();
    void copyTxid();
    void copyAmount();

    HistoryTable& m_table;
    QList<QAction*> m_paymentActions;
    QAction* m_giveUp = nullptr; ///< Where it cannot be chosen it says why.
    QList<QAction*> m_columnActions; ///< Their data is the column.
};

} // namespace lockstep::ui
