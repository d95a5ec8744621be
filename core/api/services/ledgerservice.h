// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/labelfile.h"
#include "core/api/labeltarget.h"
#include "core/api/paymentrequest.h"
#include "core/api/transactionpreview.h"
#include "core/api/transactionview.h"
#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/api/watchedalready.h"
#include "core/util/result.h"

#include <QFuture>

namespace lockstep {

class Engine;
class Reader;
class WalletCopies;

/// What wallets own, were paid and can be paid to. After each change made here `Session::walletTouched` is told.
class LedgerService
{
public:
    LedgerService(Engine& engine, Reader& reader, WalletCopies& copies)
        : m_engine(engine)
        , m_reader(reader)
        , m_copies(copies)
    {
    }

    // Reading

    /// A part of what `query` asks for, from `offset` on. About 20 ms for the newest of 100,000, 200 ms with a text.
    QFuture<Result<HistoryPage>> history(HistoryQuery query, int offset, int count);

    /// For each of these payments the addresses it is about, see paymentAddresses(): for lists that leave the program.
    /// About 60 microseconds a payment.
    QFuture<Result<QList<QStringList>>> paymentAddresses(QList<HistoryRow> rows);

    /// Errors: NotFound when the wallet has no such transaction, NoSuchWallet.
    QFuture<Result<TransactionView>> transaction(WalletId wallet, Txid txid);
    /// What a transaction that somebody gives as text would do. Errors: those of transactionPreview.
    QFuture<Result<TransactionPreview>> preview(QByteArray text);
    QFuture<Result<QList<CoinRow>>> coins(WalletId wallet); ///< That can be spent, now or after they confirm.
    QFuture<Result<QList<AddressRow>>> addresses(WalletId wallet); ///< Those that were shown or used.
    QFuture<Result<QStringList>> frozenAddresses(WalletId wallet); ///< Those with a coin that the person keeps back.

    /// Which of our wallets an address belongs to, shown or not; nullopt: none. Watched by several, it is that of the
    /// one that has keys. Errors: those of scriptFromAddress (Malformed, BadChecksum, WrongNetwork, ...).
    QFuture<Result<std::optional<AddressOwner>>> whoseIs(QString address);

    /// Which wallets have it already, before it is added. Errors: those of lockstep::watchedAlready.
    QFuture<Result<WatchedAlready>> watchedAlready(WatchQuestion question);
    QFuture<Result<WordsAlready>> watchedAlready(WordsQuestion question);
    QFuture<Result<QList<PaymentRequest>>> requests(WalletId wallet); ///< The newest first.

    /// Labels and frozen coins of one wallet, or nullopt: of all, one after the other.
    QFuture<Result<QList<LabelLine>>> labels(std::optional<WalletId> wallet);

    // Changing

    /// All of a file in one transaction: what no wallet knows is counted, what it does not say is left as it is.
    QFuture<Result<LabelReport>> importLabels(LabelFile file);

    QFuture<Result<ReceiveAddress>> receive(WalletId wallet, bool next); ///< `next`: hand out a fresh one.

    /// Keeps the text in one line, at most 255 characters of it (BIP329); an empty one removes the label. Errors:
    /// NotFound when the wallet has no such transaction or address, NoSuchWallet, those of scriptFromAddress.
    QFuture<Result<void>> setLabel(WalletId wallet, LabelTarget target, QString text);

    /// Keeps it, and labels its address. What was paid to that before does not count. Errors: NoSuchWallet; NotFound
    /// when the address is not the wallet's; Refused when there is a request on it already; Unsupported without a
    /// branch to receive on; those of scriptFromAddress.
    QFuture<Result<PaymentRequest>> addRequest(WalletId wallet, NewPaymentRequest request);
    QFuture<Result<void>> removeRequest(std::int64_t request); ///< The address stays watched. Errors: NotFound.

private:
    Engine& m_engine;
    Reader& m_reader;
    WalletCopies& m_copies;
};

} // namespace lockstep
