// SPDX-License-Identifier: MIT

#include "tests/core/sync/upkeepasked.h"
#include "tests/support/asked.h"
#include "tests/support/damage.h"
#include "tests/support/rununtil.h"

#include <QCoroTask>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr int Rounds = 240;

void putFile(const QString& path, const QByteArray& bytes)
{
    for (const char* beside : {"-wal", "-shm"}) QFile::remove(path + beside);
    putContent(path, bytes);
}

/// What became of a damaged file.
struct Outcome
{
    std::optional<Error> refused;
    std::vector<Balance> balances;
    bool isSetAside = false; ///< Some wallet says that it is damaged.
    std::optional<CheckReport> report;
};

/// Opens it as the program does, without peers, looks at the balances, and has it checked.
Outcome openAndCheck(const QString& path, const NetworkParams& rules, const Clock& clock)
{
    Outcome outcome;
    auto database = Database::open(path, DatabaseIdentity::of(rules));
    if (!database) return {database.error(), {}, false, {}};
    SyncManager manager(
        {Network::Practice, database->get(), std::make_unique<ScriptedChainClient>(), &clock, true, {}, &rules});
    if (auto loaded = manager.load(); !loaded) return {loaded.error(), {}, false, {}};
    const SyncSnapshotPtr snapshot = manager.snapshot();
    for (const WalletView& wallet : snapshot->wallets) {
        outcome.balances.push_back(wallet.balance);
        outcome.isSetAside = outcome.isSetAside || wallet.problem;
    }
    manager.start();
    bool isDone = false;
    manager.checkStore(UpkeepDone<CheckReport>([&](Result<CheckReport> report) {
        isDone = true;
        if (report) outcome.report = *report;
        if (!report) outcome.refused = report.error();
    }));
    if (!runUntil([&] { return isDone; }, std::chrono::seconds(30))) qFatal("the check did not end");
    QCoro::waitFor(manager.stop());
    return outcome;
}

bool isRefusal(Errc code)
{
    return code == Errc::Damaged || code == Errc::ForeignDatabase || code == Errc::SchemaTooNew;
}

bool isSame(const std::vector<Balance>& a, const std::vector<Balance>& b)
{
    const auto same = [](const Balance& x, const Balance& y) {
        // Whether a coin is frozen is the person's word: nothing else knows it.
        const bool areFree
            = x.confirmed.satoshis() + x.frozen.satoshis() == y.confirmed.satoshis() + y.frozen.satoshis();
        return areFree && x.pending == y.pending && x.immature == y.immature;
    };
    return std::ranges::equal(a, b, same);
}

} // namespace

/// security.md R7: a damaged file is refused as damaged, or opens and is right; never a wrong balance without a word.
class TestByteFlips final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void anyDamagedByteOfAWalletFileIsFoundOrHarmless()
    {
        SyncWorld world;
        world.mine(120);
        world.open();
        world.addWallet(1);
        world.addWallet(2, {}, 20);
        QVERIFY(world.waitForTip());
        for (std::uint32_t i = 0; i < 6; ++i) world.pay(SyncWorld::script(1, i), 100'000 + i);
        const Txid paid = world.pay(SyncWorld::script(2, 0), 500'000);
        QVERIFY(world.chain->accept(spendOf({paid, 0}, 490'000, SyncWorld::script(1, 7))));
        world.mine(3);
        QVERIFY(world.waitForTip());
        Asked sent(world.manager().broadcast(spendOf({paid, 1}, 1'000, SyncWorld::script(9, 0)))); // nobody's coin
        QVERIFY(sent.wait());
        world.close();
        const QString path = world.folder() + "/wallets.sqlite";
        const QByteArray sound = contentOf(path);
        const Outcome reference = openAndCheck(path, world.rules, world.clock);
        QVERIFY(reference.report && reference.report->isFine());

        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u, %d bytes", seed, int(sound.size()));
        QRandomGenerator random(seed);
        int refused = 0, found = 0, harmless = 0;
        for (int round = 0; round < Rounds; ++round) {
            QByteArray damaged = sound;
            const qsizetype offset = random.bounded(int(sound.size()));
            damaged[offset] = static_cast<char>(damaged[offset] ^ (1 + random.bounded(255)));
            putFile(path, damaged);
            const Outcome outcome = openAndCheck(path, world.rules, world.clock);
            const QByteArray place = "offset " + QByteArray::number(offset);
            if (outcome.refused) {
                QVERIFY2(isRefusal(outcome.refused->code), place + " " + outcome.refused->detail.c_str());
                ++refused;
                continue;
            }
            const bool isRight = isSame(outcome.balances, reference.balances);
            QVERIFY2(isRight || outcome.isSetAside, place); // never a wrong balance without a word
            const bool isTold = outcome.isSetAside || !outcome.report->isFine();
            isTold ? ++found : ++harmless;
        }
        qInfo("refused %d, found by the check %d, harmless %d", refused, found, harmless);
        QVERIFY(refused > 0);
    }
};

QTEST_GUILESS_MAIN(TestByteFlips)
#include "tst_byteflips.moc"
