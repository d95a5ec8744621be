// SPDX-License-Identifier: MIT

#include "core/api/ledgerservice.h"

#include "core/api/engine.h"
#include "core/api/reader.h"

namespace lockstep {

QFuture<Result<Page<HistoryRow>>> LedgerService::history(WalletId wallet, int offset, int count)
{
    return askOn<Page<HistoryRow>>(
        &m_reader, [reader = &m_reader, wallet, offset, count] { return reader->history(wallet, offset, count); });
}

QFuture<Result<QList<CoinRow>>> LedgerService::coins(WalletId wallet)
{
    return askOn<QList<CoinRow>>(&m_reader, [reader = &m_reader, wallet] { return reader->coins(wallet); });
}

QFuture<Result<QList<AddressRow>>> LedgerService::addresses(WalletId wallet)
{
    return askOn<QList<AddressRow>>(&m_reader, [reader = &m_reader, wallet] { return reader->addresses(wallet); });
}

QFuture<Result<ReceiveAddress>> LedgerService::receive(WalletId wallet, bool next)
{
    return askOn<ReceiveAddress>(&m_engine,
                                 [engine = &m_engine, wallet, next] { return engine->receive(wallet, next); });
}

} // namespace lockstep
