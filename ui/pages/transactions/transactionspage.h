// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/util/result.h"
#include "ui/models/historymodel.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTimer;

namespace lockstep::ui {

class EmptyState;
class HistoryFilter;
class HistoryMenu;
class HistoryTable;
class PlainLabel;
class RetryStrip;
class Strip;

/// The payments of one wallet or of all: filter, table, and what may be missing. Every wallet has its own page object,
/// so that filter, selection and scroll stay with it. It shows values and tells wishes by signals.
class TransactionsPage final : public QWidget
{
    Q_OBJECT

public:
    /// `wallet`: nullopt for all wallets, with a column that names them.
    explicit TransactionsPage(std::optional<WalletId> wallet, QWidget* parent = nullptr);
    ~TransactionsPage() override;

    const HistoryQuery& query() const { return m_model->query(); } ///< What is shown, and in which order.
    bool isOfAllWallets() const { return !m_model->query().wallet; }
    void setSnapshot(const SyncSnapshot& snapshot);
    /// The answer to `historyWanted`, with the query that was asked.
    void setHistory(const HistoryQuery& query, const HistoryPage& page);
    void setHistoryError(const HistoryQuery& query, const Error& error);
    /// The answer to `addressesWanted`, with the rows that were asked about.
    void setAddresses(const QList<HistoryRow>& rows, const QList<QStringList>& addresses);
    void refresh(); ///< Payments or labels changed. Coalesced to four times a second; asks when the page is shown.

    /// Widths, order and presence of the columns, to be kept when the window closes: one for the pages of single
    /// wallets, one for that of all.
    QByteArray columns() const;
    void setColumns(const QByteArray& columns); ///< Of another version or damaged: ignored.

signals:
    void historyWanted(const lockstep::HistoryQuery& query, int offset, int count);
    void addressesWanted(const QList<lockstep::HistoryRow>& rows); ///< While their column is shown.
    void transactionWanted(lockstep::WalletId wallet, const lockstep::Txid& txid); ///< Its details.
    void rawWanted(lockstep::WalletId wallet, const lockstep::Txid& txid); ///< Its bytes, to be copied.
    void explorerWanted(const lockstep::Txid& txid);
    void giveUpWanted(const lockstep::Txid& txid, const QString& label);
    void labelChanged(lockstep::WalletId wallet, const lockstep::Txid& txid, const QString& label);
    void addressWanted(); ///< To be paid: the page is empty.
    void exportWanted(const lockstep::HistoryQuery& query);
    void noticed(const QString& sentence); ///< Something was copied.

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildList();
    void connectParts();
    void connectTable();
    void showCounts();
    void sayNothingYet(bool isSoFar);
    void showCurrent();
    void readWhenDue();
    void openDetails();

    HistoryModel* m_model;
    HistoryFilter* m_filter;
    Strip* m_strip; ///< What may be missing, and why.
    RetryStrip* m_problem; ///< The list could not be read.
    QStackedWidget* m_stack;
    HistoryTable* m_table;
    EmptyState* m_reading;
    EmptyState* m_nothing;
    QPushButton* m_share = nullptr; ///< Of a wallet's own page.
    EmptyState* m_noMatch;
    PlainLabel* m_count;
    QPushButton* m_export;
    QPushButton* m_details;
    QPushButton* m_more;
    HistoryMenu* m_menu;
    QTimer* m_pause; ///< Between two readings.
    QString m_sharedCoins; ///< Why the net change is not what the amounts add up to.
    bool m_isStale = true; ///< Payments changed since the last reading.
};

} // namespace lockstep::ui
