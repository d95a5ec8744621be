// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/fetch/chaincache.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/jobqueue.h"
#include "core/sync/state/walletset.h"
#include "core/sync/upkeep/upkeep.h"
#include "core/wallet/walletcheck.h"

#include <QFuture>
#include <QThreadPool>

namespace lockstep {

/// The check of the whole database, and of the filters beside it. What of the chain is damaged is dropped, so that
/// only that part is fetched anew; damage of a wallet is told and left as it is.
class StoreCheck final : public Upkeep
{
public:
    struct Parts
    {
        Database& database;
        ChainState& chain;
        ChainCache& cache;
        const WalletSet& wallets;
        const JobQueue& jobs;
        EventLog& events;
        ChainCut cutChain;
        std::function<Result<std::int32_t>()> mendOutbox; ///< How many were damaged.
    };
    StoreCheck(const Parts& parts, UpkeepDone<CheckReport> done);

    void tellProgress() const override { m_done.tell(m_percent); }
    Result<bool> step() override;
    void end(const std::optional<Error>& error) override;

private:
    enum class Stage { Pages, Headers, FilterHeaders, Filters, Places, Wallets, Over };

    Result<bool> runStage(); ///< True: the stage has more.
    Result<bool> checkPages();
    void lookAtNextTable();
    Result<bool> checkHeaders();
    Result<void> mendHeaders(std::size_t sound);
    Result<bool> checkFilterHeaders();
    Result<void> cutFilterHeaders(BlockHeight last, const char* why);
    Result<bool> checkFilters();
    Result<bool> checkPlaces();
    void checkPlace(const ChainPoint& point, WalletId wallet, const QString& name, const char* what);
    Result<void> checkOutbox();
    Result<bool> checkWallets();
    void takeFindings(const WalletCheck& check, const Wallet& wallet);
    Result<void> writeDown();
    CheckFinding& find(CheckPart part, BlockHeight from, const std::string& detail);
    void note(int within, int all); ///< How far the present stage is.

    Parts m_parts;
    UpkeepDone<CheckReport> m_done;
    CheckReport m_report;
    Stage m_stage = Stage::Pages;
    int m_percent = 0;
    std::optional<std::vector<QString>> m_tables; ///< Still to be looked at. The empty name: what refers to what.
    int m_tableCount = 0;
    QFuture<Result<void>> m_look; ///< At the last of them.
    std::vector<BlockHeader> m_headers;
    std::optional<HeaderChain> m_fresh; ///< Built anew from what is stored.
    BlockHeight m_nextFilter{1};
    std::size_t m_nextWallet = 0;
    std::shared_ptr<const Wallet> m_wallet; ///< The one under way,
    std::optional<WalletCheck> m_walletCheck; ///< and its check.
    QThreadPool m_looking; ///< One thread. Last: its end is waited for.
};

} // namespace lockstep
