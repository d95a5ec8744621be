// SPDX-License-Identifier: MIT

#include "core/api/session.h"
#include "core/api/sessionprivate.h"
#include "core/api/walletmaking.h"

namespace lockstep {

namespace {

/// For one line of SyncManager's: asked on the sync thread.
template <typename T, typename Call>
QFuture<Result<T>> askManager(Engine& engine, Call call)
{
    return askOn<T>(&engine, [&engine, call] { return call(engine.manager()); });
}

} // namespace

QFuture<Result<WalletId>> Session::add(NewWallet wallet)
{
    const Answer<WalletId> answer;
    const auto order = std::make_shared<const NewWallet>(std::move(wallet));
    d->workers.start([p = d.get(), order, answer] {
        const auto choice = [p] {
            if (!p->argon2) p->argon2 = calibrateArgon2();
            return *p->argon2;
        };
        const auto draft = draftOf(*order, p->options.network, choice);
        if (!draft) return answer.give(draft.error());
        runOn(&p->engine,
              [p, answer, draft = *draft, setup = setupOf(*order, *draft, p->engine.clock().unixSeconds())] {
                  answer.give(p->engine.addWallet(draft, setup));
              });
    });
    return answer.future();
}

QFuture<Result<void>> Session::rename(WalletId wallet, const QString& name)
{
    return askManager<void>(d->engine, [wallet, name](SyncManager& m) { return m.renameWallet(wallet, name); });
}

QFuture<Result<void>> Session::remove(WalletId wallet)
{
    return askOn<void>(&d->engine, [engine = &d->engine, wallet] { return engine->removeWallet(wallet); });
}

QFuture<Result<void>> Session::start(WalletId wallet)
{
    return askManager<void>(d->engine, [wallet](SyncManager& m) { return m.startWallet(wallet); });
}

QFuture<Result<void>> Session::stop(WalletId wallet)
{
    return askManager<void>(d->engine, [wallet](SyncManager& m) { return m.stopWallet(wallet); });
}

QFuture<Result<void>> Session::unlock(WalletId wallet, SecureBytes passphrase)
{
    const Answer<void> answer;
    const auto secret = std::make_shared<const SecureBytes>(std::move(passphrase));
    runOn(&d->engine, [p = d.get(), wallet, secret, answer] {
        const auto sealed = p->engine.sealedKeys(wallet);
        if (!sealed) return answer.give(sealed.error());
        p->workers.start([p, wallet, secret, answer, sealed = *sealed] {
            auto keys = UnlockedKeys::unlock(sealed, secret->span());
            if (!keys) return answer.give(keys.error());
            runOn(&p->engine, [p, wallet, answer, held = *std::move(keys)]() mutable {
                answer.give(p->engine.hold(wallet, std::move(held)));
            });
        });
    });
    return answer.future();
}

QFuture<Result<void>> Session::lock(WalletId wallet)
{
    return askOn<void>(&d->engine, [engine = &d->engine, wallet] { return engine->lock(wallet); });
}

QFuture<Result<void>> Session::retry(WalletId wallet)
{
    return askManager<void>(d->engine, [wallet](SyncManager& m) { return m.retryWallet(wallet); });
}

QFuture<Result<JobId>> Session::importScripts(WalletId wallet, NewScripts scripts)
{
    return askOn<JobId>(&d->engine, [engine = &d->engine, wallet, scripts = std::move(scripts)] {
        return engine->importScripts(wallet, scripts);
    });
}

QFuture<Result<void>> Session::pauseJob(JobId job)
{
    return askManager<void>(d->engine, [job](SyncManager& m) { return m.pauseJob(job); });
}

QFuture<Result<void>> Session::resumeJob(JobId job)
{
    return askManager<void>(d->engine, [job](SyncManager& m) { return m.resumeJob(job); });
}

QFuture<Result<void>> Session::cancelJob(JobId job)
{
    return askManager<void>(d->engine, [job](SyncManager& m) { return m.cancelJob(job); });
}

QFuture<Result<ReceiveAddress>> Session::receive(WalletId wallet, bool next)
{
    return askOn<ReceiveAddress>(&d->engine,
                                 [engine = &d->engine, wallet, next] { return engine->receive(wallet, next); });
}

} // namespace lockstep
