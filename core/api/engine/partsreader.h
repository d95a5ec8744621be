// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"
#include "core/primitives/transaction.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"

#include <optional>

namespace lockstep {

/// Inputs and outputs of a transaction, as far as the wallets know what they spend and whose they are.
class PartsReader
{
public:
    /// `asker`: named as the owner before others that watch the same script.
    PartsReader(Database& database, std::optional<WalletId> asker, Network network);

    Result<TransactionPart> input(const TxIn& input);
    Result<TransactionPart> output(const OutPoint& outpoint, const TxOut& output);

    /// All of them.
    Result<void> read(const Transaction& transaction, QList<TransactionPart>& inputs, QList<TransactionPart>& outputs);

private:
    Result<const Transaction*> previousOf(const Txid& txid);
    Result<TransactionPart> described(TransactionPart part, const TxOut& output);

    KeychainRepository m_keychains;
    LedgerRepository m_ledger;
    std::optional<WalletId> m_asker;
    Network m_network;
    std::optional<Txid> m_previousId;
    std::optional<Transaction> m_previous;
};

} // namespace lockstep
