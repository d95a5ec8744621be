// SPDX-License-Identifier: MIT

#include "core/api/ledgerservice.h"

#include "core/api/engine.h"
#include "core/api/reader.h"
#include "core/api/walletcopies.h"

namespace lockstep {

namespace {

/// A question to the reader, on its thread.
template <typename T, typename Call>
QFuture<Result<T>> askReader(Reader& reader, Call call)
{
    return askOn<T>(&reader, [&reader, call = std::move(call)] { return call(reader); });
}

} // namespace

QFuture<Result<HistoryPage>> LedgerService::history(HistoryQuery query, int offset, int count)
{
    return askReader<HistoryPage>(
        m_reader, [query = std::move(query), offset, count](Reader& r) { return r.history(query, offset, count); });
}

QFuture<Result<QList<QStringList>>> LedgerService::paymentAddresses(QList<HistoryRow> rows)
{
    return askOn<QList<QStringList>>(
        &m_reader, [reader = &m_reader, rows = std::move(rows)] { return reader->paymentAddresses(rows); });
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

QFuture<Result<QList<AddressRow>>> LedgerService::addresses(WalletId wallet)
{
    return askReader<QList<AddressRow>>(m_reader, [wallet](Reader& r) { return r.addresses(wallet); });
}

QFuture<Result<std::optional<AddressOwner>>> LedgerService::whoseIs(QString address)
{
    return askReader<std::optional<AddressOwner>>(
        m_reader, [address = std::move(address)](Reader& r) { return r.whoseIs(address); });
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
    return askOn<ReceiveAddress>(&m_engine,
                                 [engine = &m_engine, wallet, next] { return engine->receive(wallet, next); });
}

QFuture<Result<void>> LedgerService::setLabel(WalletId wallet, LabelTarget target, QString text)
{
    return askOn<void>(&m_engine, [engine = &m_engine, wallet, target = std::move(target), text = std::move(text)] {
        return engine->setLabel(wallet, target, text);
    });
}

QFuture<Result<PaymentRequest>> LedgerService::addRequest(WalletId wallet, NewPaymentRequest request)
{
    return askOn<PaymentRequest>(&m_engine, [engine = &m_engine, wallet, request = std::move(request)] {
        return engine->addRequest(wallet, request);
    });
}

QFuture<Result<void>> LedgerService::removeRequest(std::int64_t request)
{
    return askOn<void>(&m_engine, [engine = &m_engine, request] { return engine->removeRequest(request); });
}

} // namespace lockstep
