// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QTest>

#include <random>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Does something a person, the chain or the network might do, again and again, as one seed says.
class RandomLife
{
public:
    explicit RandomLife(std::uint32_t seed) : m_random(seed)
    {
        m_world.mine(120);
        m_world.keepsCache = seed % 2 == 0; // with and without
        m_world.open();
    }

    void step()
    {
        switch (pick(14)) {
        case 0:
        case 1: return payOneOfOurs();
        case 2: return spendOneOfOurs();
        case 3: return m_world.mine(static_cast<int>(1 + pick(4)));
        case 4: return reorg();
        case 5: return addWallet(false);
        case 6: return addWallet(true);
        case 7: return stopOrStart();
        case 8: return m_world.restart();
        case 9: return pauseOrResume();
        case 10: return comeAndGo();
        case 11: return moveAhead();
        case 12: return askAboutACoin();
        default: return letItRun();
        }
    }

    /// Everything settles; then engine and oracle must agree. Returns what differs.
    QString settle()
    {
        m_world.client().release();
        if (m_world.client().peers().empty()) m_world.client().addPeer(m_world.chain);
        for (const auto& [id, number] : m_wallets)
            if (!m_world.manager().startWallet(id)) return "a wallet does not start";
        const SyncSnapshotPtr now = m_world.snapshot();
        for (const JobView& job : now->jobs)
            if (!m_world.manager().resumeJob(job.id)) return "an import does not resume";
        if (!m_world.waitForTip()) return "it does not settle";
        for (const auto& [id, number] : m_wallets) {
            const QString difference = m_world.differenceFromChain(id, number);
            if (!difference.isEmpty()) return QString("wallet %1: %2").arg(number).arg(difference);
            if (m_world.manager().wallet(id)->syncedTo() != m_world.chain->tip()) return "not in lockstep";
        }
        return wrongAnswer();
    }

private:
    std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(m_random() % below); }

    Bytes someScriptOfOurs()
    {
        const auto number = static_cast<unsigned char>(1 + pick(6)); // also of wallets that are not there yet
        return SyncWorld::script(number, pick(25), pick(4) == 0 ? 1 : 0);
    }

    void payOneOfOurs() { m_world.pay(someScriptOfOurs(), 1'000 + pick(50'000)); }

    void spendOneOfOurs()
    {
        for (const auto& [outpoint, coin] : m_world.chain->coins()) {
            if (coin.coinbase || coin.output.value.satoshis() > 60'000 || coin.output.value.satoshis() < 2'000)
                continue;
            const auto spent
                = m_world.chain->accept(spendOf(outpoint, coin.output.value.satoshis() - 500, someScriptOfOurs()));
            if (!spent) continue;
            return m_world.mine(1);
        }
    }

    void reorg()
    {
        const int depth = static_cast<int>(1 + pick(8));
        m_world.reorg(depth, depth + 1 + static_cast<int>(pick(3)), static_cast<PracticeChain::Keep>(pick(3)));
    }

    void addWallet(bool old)
    {
        if (m_wallets.size() == 6) return;
        const auto number = static_cast<unsigned char>(m_wallets.size() + 1);
        // A birthday of "now" is right only for a wallet that nobody has paid yet; so old wallets scan from genesis.
        m_wallets.emplace_back(m_world.addWallet(number, BlockHeight{old ? 0 : 1}), number);
    }

    void stopOrStart()
    {
        if (m_wallets.empty()) return;
        const WalletId id = m_wallets[pick(static_cast<std::uint32_t>(m_wallets.size()))].first;
        const bool started = m_world.snapshot()->wallet(id)->started;
        const auto done = started ? m_world.manager().stopWallet(id) : m_world.manager().startWallet(id);
        if (!done) qFatal("stop or start: %s", done.error().detail.c_str());
    }

    void pauseOrResume()
    {
        const SyncSnapshotPtr now = m_world.snapshot();
        if (now->jobs.isEmpty()) return;
        const JobView& job = now->jobs.front();
        const bool paused = job.state == JobState::Paused;
        const auto done = paused ? m_world.manager().resumeJob(job.id) : m_world.manager().pauseJob(job.id);
        if (!done) qFatal("pause or resume: %s", done.error().detail.c_str());
    }

    void moveAhead()
    {
        const SyncSnapshotPtr now = m_world.snapshot();
        if (now->jobs.isEmpty()) return;
        const auto chosen = pick(static_cast<std::uint32_t>(now->jobs.size()));
        if (!m_world.manager().moveJobFirst(now->jobs[chosen].id)) qFatal("move ahead");
    }

    void askAboutACoin()
    {
        const auto& coins = m_world.chain->coins();
        const auto coin = std::next(coins.begin(), pick(static_cast<std::uint32_t>(coins.size())));
        if (!m_world.manager().lookUp({coin->first, coin->second.output.scriptPubKey, {1}})) qFatal("look up");
    }

    /// Every answer that stands as of the tip is what the chain says.
    QString wrongAnswer()
    {
        const SyncSnapshotPtr now = m_world.snapshot();
        for (const LookupView& lookup : now->lookups) {
            if (lookup.state != JobState::Done) return "a look for an outpoint has no end";
            if (lookup.row.at != m_world.chain->tip()) continue;
            const bool isThere = m_world.chain->coins().contains(lookup.row.outpoint);
            const bool isSaid = lookup.row.verdict == OutpointVerdict::Unspent;
            if (isThere != isSaid) return QString("verdict %1 on a coin").arg(int(lookup.row.verdict));
        }
        return {};
    }

    void comeAndGo()
    {
        if (m_world.client().peers().empty())
            m_world.client().addPeer(m_world.chain);
        else
            m_world.client().removePeers();
    }

    void letItRun()
    {
        const std::uint32_t turns = pick(40);
        for (std::uint32_t i = 0; i < turns; ++i) QCoreApplication::processEvents();
    }

    std::mt19937 m_random; // a test's own dice
    SyncWorld m_world;
    std::vector<std::pair<WalletId, unsigned char>> m_wallets;
};

} // namespace

/// Random lives compared with the oracle. LOCKSTEP_SEEDS says how many (20 if not said), LOCKSTEP_SEED which one.
class TestRandomLives final : public QObject
{
    Q_OBJECT

private slots:
    void everyLifeEndsAsTheOracleSays_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 one = qEnvironmentVariableIntValue("LOCKSTEP_SEED") > 0
            ? quint32(qEnvironmentVariableIntValue("LOCKSTEP_SEED"))
            : 0;
        const int asked = qEnvironmentVariableIntValue("LOCKSTEP_SEEDS");
        const quint32 count = asked > 0 ? quint32(asked) : 20;
        if (one) QTest::addRow("seed %u", one) << one;
        for (quint32 seed = 1; !one && seed <= count; ++seed) QTest::addRow("seed %u", seed) << seed;
    }

    void everyLifeEndsAsTheOracleSays()
    {
        QFETCH(quint32, seed);
        RandomLife life(seed);
        for (int step = 0; step < 60; ++step) life.step();
        QCOMPARE(life.settle(), QString());
    }
};

QTEST_GUILESS_MAIN(TestRandomLives)
#include "tst_randomlives.moc"
