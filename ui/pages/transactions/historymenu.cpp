// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historymenu.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/pages/transactions/historytable.h"
#include "ui/style/icons.h"
#include "ui/style/keytext.h"

#include <QClipboard>
#include <QGuiApplication>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The list takes it by itself: the menu only says so.
QString withKey(const QString& text, Qt::Key key) { return text + u'\t' + keyText(key); }

} // namespace

HistoryMenu::HistoryMenu(HistoryTable& table, QWidget* parent) : QMenu(parent), m_table(table)
{
    setObjectName(u"historyMenu");
    addPaymentActions();
    addSeparator();
    addSortMenu();
    addColumnMenu();
    connect(this, &QMenu::aboutToShow, this, &HistoryMenu::prepare);
}

QAction* HistoryMenu::addNamed(QMenu& menu, const QString& text, const char* objectName)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(QLatin1StringView(objectName));
    return action;
}

void HistoryMenu::addPaymentActions()
{
    QAction* details = addNamed(*this, withKey(tr("&Details…"), Qt::Key_Return), "paymentDetailsAction");
    QAction* label = addNamed(*this, withKey(tr("&Edit label"), Qt::Key_F2), "editLabelAction");
    QAction* txid = addNamed(*this, tr("&Copy transaction id"), "copyTxidAction");
    QAction* raw = addNamed(*this, tr("Copy &raw transaction"), "copyRawAction");
    QAction* amount = addNamed(*this, tr("Copy &amount"), "copyAmountAction");
    QAction* explorer = addNamed(*this, tr("Open in a block e&xplorer…"), "openExplorerAction");
    m_giveUp = addNamed(*this, {}, "giveUpAction");
    label->setIcon(ui::icon(Glyph::Rename));
    txid->setIcon(ui::icon(Glyph::Copy));
    connect(details, &QAction::triggered, this, &HistoryMenu::detailsWanted);
    connect(label, &QAction::triggered, &m_table, &HistoryTable::editLabel);
    connect(txid, &QAction::triggered, this, &HistoryMenu::copyTxid);
    connect(raw, &QAction::triggered, this, &HistoryMenu::rawWanted);
    connect(amount, &QAction::triggered, this, &HistoryMenu::copyAmount);
    connect(explorer, &QAction::triggered, this, &HistoryMenu::explorerWanted);
    connect(m_giveUp, &QAction::triggered, this, &HistoryMenu::giveUpWanted);
    m_paymentActions = {details, label, txid, raw, amount, explorer, m_giveUp};
}

QString HistoryMenu::header(int column) const
{
    return m_table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

void HistoryMenu::addSortMenu()
{
    QMenu* menu = addMenu(tr("&Sort by"));
    const auto add = [&](const QString& text, const char* objectName, int column, Qt::SortOrder order) {
        connect(addNamed(*menu, text, objectName), &QAction::triggered, &m_table,
                [this, column, order] { m_table.sortBy(column, order); });
    };
    add(tr("&Newest first"), "newestFirstAction", HistoryModel::DateColumn, Qt::DescendingOrder);
    add(tr("&Oldest first"), "oldestFirstAction", HistoryModel::DateColumn, Qt::AscendingOrder);
    add(tr("&Label"), "sortByLabelAction", HistoryModel::LabelColumn, Qt::AscendingOrder);
    add(tr("Largest &gain first"), "largestGainAction", HistoryModel::AmountColumn, Qt::DescendingOrder);
    add(tr("Largest &payment first"), "largestPaymentAction", HistoryModel::AmountColumn, Qt::AscendingOrder);
    if (!m_table.isColumnHidden(HistoryModel::WalletColumn))
        add(tr("&Wallet"), "sortByWalletAction", HistoryModel::WalletColumn, Qt::AscendingOrder);
}

void HistoryMenu::addColumnMenu()
{
    QMenu* menu = addMenu(tr("C&olumns"));
    for (const int column : HistoryTable::OptionalColumns) {
        QAction* action = menu->addAction(header(column));
        action->setObjectName(u"column%1Action"_s.arg(column));
        action->setCheckable(true);
        action->setData(column);
        connect(action, &QAction::toggled, &m_table, [this, column](bool isShown) {
            m_table.setColumnShown(column, isShown);
            if (isShown) emit columnShown(column);
        });
        m_columnActions += action;
    }
}

void HistoryMenu::prepare()
{
    const HistoryRow* row = m_table.currentRow();
    for (QAction* action : m_paymentActions) action->setVisible(row != nullptr);
    const QString whyNot = row ? whyNotGivenUp(*row, m_table.payments().outgoing(*row)) : QString();
    m_giveUp->setText(whyNot.isEmpty() ? tr("&Give up…") : whyNot);
    m_giveUp->setEnabled(whyNot.isEmpty());
    for (QAction* action : m_columnActions) {
        const QSignalBlocker quiet(action);
        action->setText(header(action->data().toInt())); // the unit may have changed
        action->setChecked(m_table.isColumnWanted(action->data().toInt()));
    }
}

void HistoryMenu::copyTxid()
{
    const HistoryRow* row = m_table.currentRow();
    if (!row) return;
    QGuiApplication::clipboard()->setText(QString::fromStdString(row->txid.display()));
    emit copied(tr("Transaction id copied."));
}

/// In full, in bitcoin and without groups: other programs read it so.
void HistoryMenu::copyAmount()
{
    const HistoryRow* row = m_table.currentRow();
    if (!row) return;
    QGuiApplication::clipboard()->setText(plainAmountText(m_table.payments().shownAmount(*row)));
    emit copied(tr("Amount copied."));
}

} // namespace lockstep::ui
