// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/headerchain.h"
#include "core/descriptors/descriptor.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"
#include "core/wallet/wallet.h"
#include "core/wallet/walletflaw.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// Holds the rows of one wallet against each other, against the chain and against its keys; changes nothing. What
/// nobody can know from the store alone (a payment that no row tells of, a wrong label) it does not find.
class WalletCheck
{
public:
    /// `isSettled`: no scan of it is under way. One may have found a payment, and not yet what spends it.
    WalletCheck(Database& database, std::shared_ptr<const Wallet> wallet, const HeaderChain& headers, bool isSettled);

    /// Some of the work; true: there is more. Errors: Database, Io, InUse. A row that cannot be read is a finding.
    Result<bool> step();

    const std::vector<WalletFinding>& findings() const { return m_findings; }
    std::int32_t transactions() const { return static_cast<std::int32_t>(m_rows.size()); }
    std::int32_t coins() const { return static_cast<std::int32_t>(m_coins.size()); }

private:
    struct Scripts
    {
        Descriptor descriptor;
        std::uint32_t branch = 0;
        std::vector<ScriptRow> rows;
        std::size_t checked = 0;
    };

    Result<void> read();
    Result<void> readScripts();
    void checkTransactions();
    void checkPlace(const TxRow& row);
    void checkCoin(const StoredCoin& coin);
    void checkSums();
    void checkBalance();
    void checkScripts(Scripts& scripts, std::size_t most);
    void find(WalletFlaw flaw, const std::string& detail, std::optional<BlockHeight> at = {});
    const TxRow* liveRow(const Txid& txid) const; ///< One that counts: pending or confirmed.

    Database& m_database;
    std::shared_ptr<const Wallet> m_wallet; ///< Shared: it may be removed between two steps.
    const HeaderChain& m_headers;
    bool m_isSettled;
    bool m_isRead = false;
    std::vector<TxRow> m_rows;
    std::vector<StoredCoin> m_coins;
    std::map<Txid, std::pair<const TxRow*, Transaction>> m_byId; ///< Those that are what they should be.
    std::unordered_map<OutPoint, const StoredCoin*> m_byOutpoint;
    std::deque<Scripts> m_scripts;
    std::vector<WalletFinding> m_findings;
};

} // namespace lockstep
