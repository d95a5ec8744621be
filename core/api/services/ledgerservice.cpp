// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"

#include "core/api/engine/engine.h"
#include "core/api/engine/reader.h"
#include "core/api/engine/walletcopies.h"

namespace lockstep {

QFuture<Result<HistoryPage>> LedgerService::history(HistoryQuery query, int offset, int count)
{
    return askReader<HistoryPage>(
        m_reader, [query = std::move(query), offset, count](Reader& r) { return r.history(query, offset, count); });
}

QFuture<Result<QList<QStringList>>> LedgerService::paymentAddresses(QList<HistoryRow> rows)
{
    return askReader<QList<QStringList>>(m_reader,
                                         [rows = std::move(rows)](Reader& r) { return r.paymentAddresses(rows); });
}

QFuture<Result<TransactionView>> LedgerService::transaction(WalletId wallet, Txid txid)
{
    return askReader<TransactionView>(m_reader, [wallet, txid](Reader& r) { return r.transaction(wallet, txid); });
}

QFuture<Result<TransactionPreview>> LedgerService::preview(QByteArray text)
{
    return askReader<TransactionPreview>(m_reader, [text = std::move(text)](Reader& r) { return r.preview(text); });
}

QFuture<Result<QList<CoinRow>>> LedgerService::coins(WalletId wallet)
{
    return askReader<QList<CoinRow>>(m_reader, [wallet](Reader& r) { return r.coins(wallet); });
}

QFuture<Result<QStringList>> LedgerService::frozenAddresses(WalletId wallet)
{
    return askReader<QStringList>(m_reader, [wallet](Reader& r) { return r.frozenAddresses(wallet); });
}

QFuture<Result<QList<AddressRow>>> LedgerService::addresses(WalletId wallet)
{
    return askReader<QList<AddressRow>>(m_reader, [wallet](Reader& r) { return r.addresses(wallet); });
}

QFuture<Result<std::optional<AddressOwner>>> LedgerService::whoseIs(QString address)
{
    return askReader<std::optional<AddressOwner>>(
        m_reader, [address = std::move(address)](Reader& r) { return r.whoseIs(address); });
}

QFuture<Result<WatchedAlready>> LedgerService::watchedAlready(WatchQuestion question)
{
    return askReader<WatchedAlready>(
        m_reader, [question = std::move(question)](Reader& r) { return r.watchedAlready(question); });
}

QFuture<Result<WordsAlready>> LedgerService::watchedAlready(WordsQuestion question)
{
    const auto asked = std::make_shared<const WordsQuestion>(std::move(question)); // words are not copied
    return askReader<WordsAlready>(m_reader, [asked](Reader& r) { return r.watchedAlready(*asked); });
}

QFuture<Result<QList<PaymentRequest>>> LedgerService::requests(WalletId wallet)
{
    return askReader<QList<PaymentRequest>>(m_reader, [wallet](Reader& r) { return r.requests(wallet); });
}

QFuture<Result<QList<LabelLine>>> LedgerService::labels(std::optional<WalletId> wallet)
{
    return askReader<QList<LabelLine>>(m_reader, [wallet](Reader& r) { return r.labels(wallet); });
}

QFuture<Result<LabelReport>> LedgerService::importLabels(LabelFile file)
{
    const Answer<LabelReport> answer;
    askAfterCopy<LabelReport>(m_copies, WalletChange::Import, &m_engine, answer,
                              [engine = &m_engine, file = std::move(file)] { return engine->importLabels(file); });
    return answer.future();
}

QFuture<Result<ReceiveAddress>> LedgerService::receive(WalletId wallet, bool next)
{
    return askEngine<ReceiveAddress>(m_engine, [wallet, next](Engine& e) { return e.receive(wallet, next); });
}

QFuture<Result<void>> LedgerService::setLabel(WalletId wallet, LabelTarget target, QString text)
{
    return askEngine<void>(m_engine, [wallet, target = std::move(target), text = std::move(text)](Engine& e) {
        return e.setLabel(wallet, target, text);
    });
}

QFuture<Result<PaymentRequest>> LedgerService::addRequest(WalletId wallet, NewPaymentRequest request)
{
    return askEngine<PaymentRequest>(
        m_engine, [wallet, request = std::move(request)](Engine& e) { return e.addRequest(wallet, request); });
}

QFuture<Result<void>> LedgerService::removeRequest(std::int64_t request)
{
    return askEngine<void>(m_engine, [request](Engine& e) { return e.removeRequest(request); });
}

} // namespace lockstep
