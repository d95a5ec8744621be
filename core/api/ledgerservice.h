// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/util/result.h"

#include <QFuture>

namespace lockstep {

class Engine;
class Reader;

/// What wallets own, were paid and can be paid to.
class LedgerService
{
public:
    LedgerService(Engine& engine, Reader& reader) : m_engine(engine), m_reader(reader) { }

    QFuture<Result<Page<HistoryRow>>> history(WalletId wallet, int offset, int count);
    QFuture<Result<QList<CoinRow>>> coins(WalletId wallet);
    QFuture<Result<QList<AddressRow>>> addresses(WalletId wallet);
    QFuture<Result<ReceiveAddress>> receive(WalletId wallet, bool next); ///< `next`: hand out a fresh one.

private:
    Engine& m_engine;
    Reader& m_reader;
};

} // namespace lockstep
