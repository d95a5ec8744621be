// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/util/result.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace lockstep::ui {

class EmptyState;
class HistoryModel;
class PlainLabel;
class FailureStrip;
class RecentTable;

/// The newest payments of a wallet or of all of them, a few, with the way to all; a sentence and a next step where
/// there are none. That there are none is said when they were read, not before.
class RecentPayments final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Count = 6; ///< Of one wallet.
    static constexpr int CountOfAll = 10; ///< Of all wallets together.

    explicit RecentPayments(std::optional<WalletId> wallet, QWidget* parent = nullptr);

    void setPayments(const QList<HistoryRow>& newest, int total);
    void setError(const Error& error); ///< They could not be read. Those that are shown stay.
    void setSnapshot(const SyncSnapshot& snapshot); ///< For names, the confirmations, and for what may be missing.

signals:
    void allWanted();
    void addressWanted();
    void retryWanted(); ///< Answer with setPayments() or setError().
    void detailsWanted(lockstep::WalletId wallet, const lockstep::Txid& txid);

protected:
    void changeEvent(QEvent* event) override; ///< The rows follow the theme.

private:
    void layOut();
    void showState(const WalletView& wallet);
    void sayNothingYet();
    void showRows();

    HistoryModel* m_texts; ///< Holds no rows: it knows the words for them.
    RecentTable* m_table;
    FailureStrip* m_problem;
    PlainLabel* m_note;
    EmptyState* m_empty;
    QPushButton* m_showAddress;
    QPushButton* m_all;
    QList<HistoryRow> m_rows;
    bool m_isRead = false;
    bool m_lacksBlocks = false; ///< That were not looked at: they may hold payments.
    bool m_isPartial = false; ///< The wallet: it was paid already, most likely.
};

} // namespace lockstep::ui
