// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"

#include <QString>

namespace lockstep {

inline constexpr int SettledConfirmations = 6; ///< After which people stop counting: a deeper reorg is very unlikely.

/// Where a payment stands.
enum class PaymentState {
    Waiting,
    Unverified,
    Confirming,
    Confirmed,
    Immature,
    Replaced,
    Conflicted,
    Abandoned,
    Expired,
    InRemovedBlock,
};

PaymentState paymentState(const HistoryRow& row, BlockHeight at); ///< `at`: the wallet's SyncedTo.

/// It will not arrive: its amount counts for nothing. Struck through, and said in words.
bool isFailed(PaymentState state);

/// "Waiting", "2 confirmations", "Confirmed", "Immature, 12 of 100". `outgoing`, here and below: what became of sending
/// it, where it was given to be sent. "Local (not sent)" as long as no peer has taken it.
QString paymentStateText(const HistoryRow& row, BlockHeight at, const OutgoingView* outgoing = nullptr);

/// The same in fewer letters, where a column is narrow: "2 conf.", "Immature".
QString shortPaymentStateText(const HistoryRow& row, BlockHeight at, const OutgoingView* outgoing = nullptr);

/// What the state means for the money, in a sentence: "Another transaction spent its coins. It will not arrive."
/// `tip`: of the best chain. Confirmations are counted up to the wallet's own block, as its balance is; where that is
/// far behind, this says so, and how deep the payment lies by now.
QString paymentStateMeaning(const HistoryRow& row, BlockHeight at, BlockHeight tip = {},
                            const OutgoingView* outgoing = nullptr);

/// Why a payment cannot be given up, as a menu says it in the place of its entry; empty where it can be.
QString whyNotGivenUp(const HistoryRow& row, const OutgoingView* outgoing);

/// What giving up does and what it cannot do.
QString givingUpMeaning();

/// Of the transactions in `all` the one that waits to be taken or for a block; nullptr if it was not given to be sent.
const OutgoingView* outgoingOf(const Txid& txid, const QList<OutgoingView>& all);

/// Stands where a payment has no label: "Mined", "Replaced by 9f01…3a7c"; empty where there is nothing to say.
QString paymentNote(const HistoryRow& row);

/// Transfer to "Savings", Transfer from "Daily" and 2 more; empty unless it is one. `names`: of the wallets in
/// `transferWith`, as far as they are known.
QString transferText(const HistoryRow& row, const QStringList& names);

QString paymentSymbol(PaymentState state); ///< A shape beside the words.
QString paymentSymbol(const HistoryRow& row, BlockHeight at); ///< The same; of a transfer in a block its own.

/// For screen readers: "Received 0.100 000 00 BTC on 2026-05-02 14:31, 2 confirmations, label Rent, wallet Daily".
/// `walletName`: empty where only one wallet is listed. `partners`: names for transferText.
QString paymentSentence(const HistoryRow& row, BlockHeight at, const QString& walletName = {},
                        const QStringList& partners = {}, const OutgoingView* outgoing = nullptr);

/// Why payments may be missing from a wallet's list, and up to which block it is complete; empty when it is.
QString historyNote(const WalletView& wallet);

/// The same for the list of all wallets: which of them are behind.
QString historyNote(const SyncSnapshot& snapshot);

/// "340 payments · net change +0.52 BTC"; "128 of 340 payments · ..." while conditions leave some out.
QString historyCountText(int matching, int total, std::int64_t sum);
QString netChangeMeaning(bool isOfAllWallets); ///< What the net change counts, for a person who asks.

} // namespace lockstep
