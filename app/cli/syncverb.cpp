// SPDX-License-Identifier: MIT

#include "app/cli/clierrortext.h"
#include "app/cli/clitext.h"
#include "app/cli/eventtext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "app/common/interruption.h"
#include "core/api/services/chainservice.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/program/standtext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/syncphase.h"

#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_set>
#include <utility>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Wishes
{
    bool following = false;
    bool acceptsReorg = false;
    std::chrono::seconds patience{}; ///< Without progress.
};

/// One run of `sync`: prints what happens, until all is done, nothing moves any more, or the person stops it.
class SyncRun final
{
public:
    SyncRun(Session& session, const Output& out, const Wishes& wishes)
        : m_session(session)
        , m_out(out)
        , m_isFollowing(wishes.following)
        , m_acceptsReorg(wishes.acceptsReorg)
    {
        m_patience.setInterval(wishes.patience);
        m_patience.setSingleShot(true);
        QObject::connect(&m_patience, &QTimer::timeout, &m_loop, [this] { giveUp(); });
        QObject::connect(&session, &Session::happened, &m_loop, [this](const SyncEvent& event) { note(event); });
        QObject::connect(&session, &Session::snapshotChanged, &m_loop, [this](const SyncSnapshotPtr& snapshot) {
            noteMissing(*snapshot);
            noteClock(*snapshot);
        });
        QObject::connect(&m_interruption, &Interruption::interrupted, &m_loop, [this] {
            m_isFollowing ? m_loop.exit(Success) : endWith({Errc::Cancelled, {}});
        });
    }

    int run()
    {
        m_patience.start();
        return m_loop.exec();
    }

private:
    void note(const SyncEvent& event)
    {
        const SyncSnapshotPtr snapshot = m_session.snapshot();
        if (m_out.isJson())
            m_out.jsonLine(eventJson(event, *snapshot));
        else if (const QString line = eventLine(event, *snapshot); !line.isEmpty())
            event.kind == SyncEvent::Kind::Error ? m_out.note(line) : m_out.text(line);
        const bool asks = event.kind == SyncEvent::Kind::Error && event.error && event.error->code == Errc::DeepReorg;
        if (asks && m_acceptsReorg)
            m_session.chain().acceptReorg(event.from);
        else if (asks && !m_isFollowing)
            m_loop.exit(Failed); // nothing goes on until the person has decided
        else if (event.kind == SyncEvent::Kind::Error)
            m_failed.insert(event.wallet);
        else if (event.kind == SyncEvent::Kind::Done)
            finish();
        else
            m_patience.start(); // An error is no progress.
    }

    /// Nothing happens while a block is waited for that all peers have deleted: said once for each.
    void noteMissing(const SyncSnapshot& snapshot)
    {
        if (std::exchange(m_missing, snapshot.missingBlock) == snapshot.missingBlock || !snapshot.missingBlock) return;
        if (m_out.isJson()) m_out.jsonLine(missingBlockJson(*snapshot.missingBlock));
        m_out.note(stallText(snapshot));
    }

    /// The newest blocks are refused for our clock's sake, and nothing else is left to do.
    void noteClock(const SyncSnapshot& snapshot)
    {
        const auto runs
            = [](const JobView& job) { return job.state == JobState::Running || job.state == JobState::Queued; };
        const auto isBehind = [&](const WalletView& wallet) {
            return wallet.state == WalletState::Headers && wallet.syncedTo.height < snapshot.tip.height;
        };
        const bool isLevel = snapshot.synced.height >= snapshot.tip.height;
        if (!m_loop.isRunning() || m_isFollowing || !snapshot.refusesFuture || !isLevel) return; // or told already
        if (std::ranges::any_of(snapshot.jobs, runs) || std::ranges::any_of(snapshot.wallets, isBehind)) return;
        endWith(whyNothingMoves());
    }

    /// At the tip, but for wallets that stand: each is named, once. One that stands by an error counts as a failure,
    /// whenever that was; one that the person stopped does not.
    void finish()
    {
        m_patience.stop();
        const SyncSnapshotPtr snapshot = m_session.snapshot();
        for (const WalletView& wallet : snapshot->wallets) nameIfItStands(wallet, *snapshot);
        const bool hasWalletTrouble
            = std::ranges::any_of(m_failed, [](WalletId wallet) { return wallet != WalletId{}; });
        if (!m_isFollowing) m_loop.exit(hasWalletTrouble ? Failed : Success);
    }

    void nameIfItStands(const WalletView& wallet, const SyncSnapshot& snapshot)
    {
        const bool isError = wallet.state == WalletState::Error;
        const QString stand = standText(wallet);
        if (stand.isEmpty() || !m_named.insert(wallet.id).second) return;
        if (!isError) return m_out.isJson() ? void() : m_out.text(stand);
        SyncEvent event = SyncEvent::of(SyncEvent::Kind::Error);
        event.wallet = wallet.id;
        event.height = wallet.syncedTo.height;
        event.error = wallet.problem;
        if (m_failed.insert(wallet.id).second && m_out.isJson()) m_out.jsonLine(eventJson(event, snapshot));
        m_out.note(stand);
    }

    void giveUp() { endWith(whyNothingMoves()); }

    /// One line of JSON as every event, and the sentence for people.
    void endWith(const Error& why)
    {
        SyncEvent event = SyncEvent::of(SyncEvent::Kind::Error);
        event.error = why;
        const QString reached = why.code == Errc::Timeout ? whatIsReached() : QString();
        if (m_out.isJson()) m_out.jsonLine(withWords(eventJson(event, *m_session.snapshot()), reached));
        const QString stall = stallText(*m_session.snapshot());
        if (why.code == Errc::BadTime)
            m_out.note(stall);
        else if (reached.isEmpty())
            m_out.note(cliErrorText(why).sentence());
        else
            m_out.note(reached + u' ' + (stall.isEmpty() ? adviceWhereNothingMoves() : stall));
        m_patience.stop();
        m_loop.exit(Failed);
    }

    /// Empty without peers: then it is that nobody answered.
    QString whatIsReached() const
    {
        const SyncSnapshotPtr snapshot = m_session.snapshot();
        if (snapshot->peers.isEmpty()) return {};
        const PhaseView headers = headersPhase(*snapshot);
        if (headers.at.value <= 0)
            return CliText::tr("Not all was done in time: peers are connected, but none has sent block headers yet.");
        if (headers.at < headers.to || snapshot->wallets.isEmpty())
            return CliText::tr("Not all was done in time: block headers are read up to block %1 of %2.")
                .arg(heightText(headers.at), heightText(headers.to));
        BlockHeight last = snapshot->synced.height;
        for (const WalletView& wallet : snapshot->wallets)
            if (wallet.state != WalletState::Stopped) last = std::min(last, wallet.syncedTo.height);
        return CliText::tr("Not all was done in time: the last wallet is at block %1, the chain is at block %2.")
            .arg(heightText(last), heightText(snapshot->tip.height));
    }

    static QString adviceWhereNothingMoves()
    {
        return CliText::tr("What was read is kept. Run it again to go on, with a longer --timeout if the connection is "
                           "slow, or name another node with --connect.");
    }

    static QJsonObject withWords(QJsonObject event, const QString& words)
    {
        if (words.isEmpty()) return event;
        QJsonObject error = event[u"error"_s].toObject();
        error.insert(u"what"_s, words);
        event.insert(u"error"_s, error);
        return event;
    }

    Error whyNothingMoves() const
    {
        const SyncSnapshotPtr snapshot = m_session.snapshot();
        if (snapshot->refusesFuture) return {Errc::BadTime, "future"};
        if (snapshot->problem) return *snapshot->problem;
        const bool lacksFilters = !snapshot->peers.isEmpty() && snapshot->filterPeers() == 0;
        return {lacksFilters ? Errc::NoPeers : Errc::Timeout, {}};
    }

    Session& m_session;
    const Output& m_out;
    bool m_isFollowing;
    bool m_acceptsReorg;
    std::unordered_set<WalletId> m_failed; ///< As an event told. None: what concerns all.
    std::unordered_set<WalletId> m_named; ///< That they stand was told.
    std::optional<BlockHeight> m_missing; ///< As it was told.
    QEventLoop m_loop;
    QTimer m_patience;
    Interruption m_interruption;
};

} // namespace

int sync(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"sync\" needs the network: leave out --offline."));
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const Wishes wishes{command.has(u"follow"_s), command.has(u"accept-reorg"_s), *patience};
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    SyncRun run(*place->session, out, wishes);
    return run.run();
}

} // namespace lockstep::cli
