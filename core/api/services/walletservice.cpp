// SPDX-License-Identifier: MIT

#include "core/api/services/walletservice.h"

#include "core/api/engine/accountsearching.h"
#include "core/api/engine/engine.h"
#include "core/api/engine/passphrasecost.h"
#include "core/api/engine/walletcopies.h"
#include "core/api/engine/walletmaking.h"

#include <QThreadPool>

namespace lockstep {

WalletService::WalletService(Engine& engine, Reader& reader, QThreadPool& workers, WalletCopies& copies,
                             PassphraseCost& cost)
    : m_engine(engine)
    , m_reader(reader)
    , m_copies(copies)
    , m_workers(workers)
    , m_cost(cost)
{
}

QFuture<Result<WalletId>> WalletService::add(NewWallet wallet)
{
    const Answer<WalletId> answer;
    const auto order = std::make_shared<const NewWallet>(std::move(wallet));
    m_workers.start([this, order, answer] {
        const auto draft = draftOf(*order, m_engine.network(), [this] { return m_cost.params(); });
        if (!draft) return answer.give(draft.error());
        const auto setup = setupOf(*order, *draft, m_engine.clock().unixSeconds());
        askAfterCopy<WalletId>(m_copies, WalletChange::Import, &m_engine, answer,
                               [engine = &m_engine, draft = *draft, setup, start = order->start] {
                                   return engine->addWallet(draft, setup, start);
                               });
    });
    return answer.future();
}

QFuture<Result<AccountSearchReport>> WalletService::searchAccounts(AccountSearch search)
{
    const Answer<AccountSearchReport> answer;
    const auto order = std::make_shared<const AccountSearch>(std::move(search));
    m_workers.start([this, order, answer] {
        auto wish = searchWishOf(*order, m_engine.network(), m_engine.clock().unixSeconds());
        if (!wish) return answer.give(wish.error());
        runOn(&m_engine, [engine = &m_engine, wish = *std::move(wish), answer]() mutable {
            const auto tell = [answer, network = engine->network()](const Result<SearchReport>& report) {
                answer.give(report ? Result<AccountSearchReport>(accountReportOf(*report, network)) : report.error());
            };
            engine->manager().search(std::move(wish), tell);
        });
    });
    return answer.future();
}

void WalletService::cancelSearch()
{
    // One worker: what it has to do first may be the search itself.
    m_workers.start([engine = &m_engine] { runOn(engine, [engine] { engine->manager().cancelSearch(); }); });
}

QFuture<Result<void>> WalletService::rename(WalletId wallet, const QString& name)
{
    return askManager<void>(m_engine, [wallet, name](SyncManager& m) { return m.renameWallet(wallet, name); });
}

QFuture<Result<void>> WalletService::remove(WalletId wallet)
{
    const Answer<void> answer;
    runOn(&m_engine, [engine = &m_engine, copies = &m_copies, wallet, answer] {
        if (!engine->manager().wallet(wallet)) return answer.give(Error{Errc::NoSuchWallet, {}});
        askAfterCopy<void>(*copies, WalletChange::Removal, engine, answer,
                           [engine, wallet] { return engine->removeWallet(wallet); });
    });
    return answer.future();
}

QFuture<Result<void>> WalletService::start(WalletId wallet)
{
    return askManager<void>(m_engine, [wallet](SyncManager& m) { return m.startWallet(wallet); });
}

QFuture<Result<void>> WalletService::stop(WalletId wallet)
{
    return askManager<void>(m_engine, [wallet](SyncManager& m) { return m.stopWallet(wallet); });
}

QFuture<Result<void>> WalletService::unlock(WalletId wallet, SecureBytes passphrase)
{
    const Answer<void> answer;
    const auto secret = std::make_shared<const SecureBytes>(std::move(passphrase));
    runOn(&m_engine, [this, wallet, secret, answer] {
        const auto sealed = m_engine.sealedKeys(wallet);
        if (!sealed) return answer.give(sealed.error());
        m_workers.start([this, wallet, secret, answer, sealed = *sealed] {
            auto keys = UnlockedKeys::unlock(sealed, secret->span());
            if (!keys) return answer.give(keys.error());
            runOn(&m_engine, [this, wallet, answer, held = *std::move(keys)]() mutable {
                answer.give(m_engine.hold(wallet, std::move(held)));
            });
        });
    });
    return answer.future();
}

QFuture<Result<void>> WalletService::lock(WalletId wallet)
{
    return askEngine<void>(m_engine, [wallet](Engine& e) { return e.lock(wallet); });
}

QFuture<Result<void>> WalletService::lockAll()
{
    return askEngine<void>(m_engine, [](Engine& e) { return e.lockAll(); });
}

QFuture<Result<void>> WalletService::retry(WalletId wallet)
{
    return askManager<void>(m_engine, [wallet](SyncManager& m) { return m.retryWallet(wallet); });
}

QFuture<Result<JobId>> WalletService::importScripts(WalletId wallet, NewScripts scripts)
{
    const Answer<JobId> answer;
    runOn(&m_engine, [engine = &m_engine, copies = &m_copies, wallet, scripts = std::move(scripts), answer] {
        if (auto sound = engine->checkScripts(wallet, scripts); !sound) return answer.give(sound.error());
        askAfterCopy<JobId>(*copies, WalletChange::Import, engine, answer,
                            [engine, wallet, scripts] { return engine->importScripts(wallet, scripts); });
    });
    return answer.future();
}

} // namespace lockstep
