// SPDX-License-Identifier: MIT

#include "core/sandbox/practicestore.h"
#include "sandboxtest.h"
#include "tests/support/fakeclock.h"
#include "tests/support/filesizelimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;

class TestPracticeStore final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void newFileIsPrivateAndEmpty();
    void reopenedChainIsEqual();
    void longHistoryIsSeveralRecords();
    void reorgSurvivesReopening();
    void reorgIsOneRecord();
    void rewindAloneIsKept();
    void tornAtEveryByteOfTheLastRecord();
    void tornAtEveryByteOfTheHeader();
    void flippedBitInTheLastRecordIsCut();
    void damageBeforeTheEndIsNotCut();
    void foreignFileIsLeftAlone();
    void blockAgainstTheRulesIsDamage();
    void secondOpenIsRefused();
    void savingNothingWritesNothing();
    void failedWriteIsMadeUpForLater();
    void killedWhileAppending();

private:
    Result<PracticeStore> open(PracticeChain& chain) const { return PracticeStore::open(m_path, chain); }
    QByteArray content() const;
    void write(const QByteArray& bytes) const;
    void makeFile(int blocks);

    FakeClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestPracticeStore::init()
{
    m_folder.emplace();
    m_path = m_folder->filePath("practice.chain").toStdString();
}

QByteArray TestPracticeStore::content() const
{
    QFile file(QString::fromStdString(m_path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestPracticeStore::write(const QByteArray& bytes) const
{
    QFile file(QString::fromStdString(m_path));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Each block a record of its own.
void TestPracticeStore::makeFile(int blocks)
{
    PracticeChain chain(m_clock);
    auto store = open(chain);
    QVERIFY(store);
    for (int i = 0; i < blocks; ++i) {
        QVERIFY(chain.mine(1));
        QVERIFY(store->save(chain));
    }
}

void TestPracticeStore::newFileIsPrivateAndEmpty()
{
    PracticeChain chain(m_clock);
    QVERIFY(open(chain));
    QCOMPARE(chain.tip().height.value, 0);
    QCOMPARE(content().size(), qsizetype{40});
    const auto mode = QFile::permissions(QString::fromStdString(m_path));
    QVERIFY(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestPracticeStore::reopenedChainIsEqual()
{
    PracticeChain chain(m_clock);
    {
        auto store = open(chain);
        QVERIFY(store);
        HistoryPlan plan;
        plan.blocks = 50;
        plan.payees = {someScript(1)};
        plan.payments = 100;
        QVERIFY(makeHistory(chain, plan));
        QVERIFY(store->save(chain));
        QCOMPARE(store->size(), static_cast<std::uint64_t>(content().size()));
    }
    PracticeChain again(m_clock);
    auto store = open(again);
    QVERIFY(store);
    QVERIFY(again.tip() == chain.tip());
    QVERIFY(again.coins() == chain.coins());
    QVERIFY(again.block({150})->filterHeader == chain.block({150})->filterHeader);
    QCOMPARE(again.spendableTreasury().satoshis(), chain.spendableTreasury().satoshis());
    QVERIFY(again.mine(1) && chain.mine(1)); // and goes on in the same way
    QVERIFY(again.tip() == chain.tip());
}

void TestPracticeStore::longHistoryIsSeveralRecords()
{
    PracticeChain chain(m_clock);
    {
        auto store = open(chain);
        HistoryPlan plan;
        plan.blocks = 1'200;
        plan.payees = {someScript(1)};
        plan.payments = 48'000;
        QVERIFY(makeHistory(chain, plan));
        QVERIFY(store->save(chain));
        QVERIFY(store->size() > 5'000'000U);
    }
    QVERIFY(content().count("LREC") >= 2);
    PracticeChain again(m_clock);
    QVERIFY(open(again));
    QVERIFY(again.tip() == chain.tip());
}

void TestPracticeStore::reorgSurvivesReopening()
{
    PracticeChain chain(m_clock);
    ChainPoint stale;
    {
        auto store = open(chain);
        QVERIFY(chain.mine(20));
        QVERIFY(store->save(chain));
        stale = chain.tip();
        QVERIFY(chain.reorg(5, 7, PracticeChain::Keep::All));
        QVERIFY(store->save(chain));
        QVERIFY(chain.reorg(1, 2, PracticeChain::Keep::None));
        QVERIFY(store->save(chain));
    }
    PracticeChain again(m_clock);
    QVERIFY(open(again));
    QVERIFY(again.tip() == chain.tip());
    QVERIFY(again.find(stale.hash)); // the old branch is still known
    QVERIFY(again.coins() == chain.coins());
}

void TestPracticeStore::reorgIsOneRecord()
{
    PracticeChain chain(m_clock);
    auto store = open(chain);
    QVERIFY(chain.mine(20));
    QVERIFY(store->save(chain));
    const auto records = content().count("LREC");
    QVERIFY(chain.reorg(10, 15, PracticeChain::Keep::All));
    QVERIFY(store->save(chain));
    QCOMPARE(content().count("LREC"), records + 1);
}

void TestPracticeStore::rewindAloneIsKept()
{
    PracticeChain chain(m_clock);
    {
        auto store = open(chain);
        QVERIFY(chain.mine(5));
        QVERIFY(store->save(chain));
        chain.rewind({2});
        QVERIFY(store->save(chain));
    }
    PracticeChain again(m_clock);
    QVERIFY(open(again));
    QVERIFY(again.tip() == chain.tip());
}

void TestPracticeStore::tornAtEveryByteOfTheLastRecord()
{
    makeFile(2);
    const auto before = content().size();
    {
        PracticeChain chain(m_clock);
        auto store = open(chain);
        QVERIFY(chain.reorg(1, 3, PracticeChain::Keep::All));
        QVERIFY(store->save(chain));
    }
    const QByteArray whole = content();
    for (auto length = before; length < whole.size(); ++length) {
        write(whole.first(length));
        {
            PracticeChain chain(m_clock);
            auto store = open(chain);
            QVERIFY(store);
            QCOMPARE(chain.tip().height.value, 2); // the reorganisation did not happen
            QCOMPARE(content().size(), before);
            QVERIFY(chain.mine(1));
            QVERIFY(store->save(chain));
        }
        PracticeChain chain(m_clock);
        QVERIFY(open(chain));
        QCOMPARE(chain.tip().height.value, 3);
    }
}

void TestPracticeStore::tornAtEveryByteOfTheHeader()
{
    makeFile(1);
    const QByteArray whole = content();
    for (qsizetype length = 0; length < 40; ++length) {
        write(whole.first(length));
        PracticeChain chain(m_clock);
        QVERIFY(open(chain));
        QCOMPARE(chain.tip().height.value, 0);
        QCOMPARE(content(), whole.first(40));
    }
}

void TestPracticeStore::flippedBitInTheLastRecordIsCut()
{
    makeFile(2);
    QByteArray bytes = content();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    write(bytes);
    PracticeChain chain(m_clock);
    QVERIFY(open(chain));
    QCOMPARE(chain.tip().height.value, 1);
}

void TestPracticeStore::damageBeforeTheEndIsNotCut()
{
    makeFile(3);
    QByteArray bytes = content();
    bytes[60] = static_cast<char>(bytes[60] ^ 1);
    write(bytes);
    PracticeChain chain(m_clock);
    QCOMPARE(open(chain).error().code, Errc::Damaged);
    QCOMPARE(content(), bytes);
}

void TestPracticeStore::foreignFileIsLeftAlone()
{
    const QByteArray letter("Dear Alice, this is not a chain. Yours, Bob. And some more words.");
    write(letter);
    PracticeChain chain(m_clock);
    QCOMPARE(open(chain).error().code, Errc::ForeignDatabase);
    QCOMPARE(content(), letter);
    PracticeChain mainnet(m_clock, networkParams(Network::Mainnet));
    m_path = m_folder->filePath("other").toStdString();
    makeFile(1);
    QCOMPARE(open(mainnet).error().code, Errc::ForeignDatabase);
}

/// A record with a right checksum is believed to be whole, not to be right.
void TestPracticeStore::blockAgainstTheRulesIsDamage()
{
    makeFile(2);
    const QByteArray two = content();
    const auto second = two.lastIndexOf("LREC");
    write(two.first(40) + two.mid(second)); // it stands upon block 1, which is not there
    PracticeChain chain(m_clock);
    QCOMPARE(open(chain).error().code, Errc::Damaged);

    m_path = m_folder->filePath("other").toStdString();
    m_clock.advance(std::chrono::hours(1));
    makeFile(1); // with another block 1
    QByteArray mixed = content();
    write(mixed += two.mid(second));
    PracticeChain other(m_clock);
    QCOMPARE(open(other).error().code, Errc::Damaged);
    QCOMPARE(content(), mixed);
}

void TestPracticeStore::secondOpenIsRefused()
{
    PracticeChain chain(m_clock);
    const auto store = open(chain);
    QVERIFY(store);
    PracticeChain other(m_clock);
    QCOMPARE(open(other).error().code, Errc::InUse);
}

void TestPracticeStore::savingNothingWritesNothing()
{
    PracticeChain chain(m_clock);
    auto store = open(chain);
    QVERIFY(chain.mine(1));
    QVERIFY(store->save(chain));
    const auto size = store->size();
    QVERIFY(store->save(chain));
    QCOMPARE(store->size(), size);
}

/// The system refuses to let the file grow, as a full disk would.
void TestPracticeStore::failedWriteIsMadeUpForLater()
{
    PracticeChain chain(m_clock);
    {
        auto store = open(chain);
        QVERIFY(chain.mine(3));
        QVERIFY(store->save(chain));
        const auto size = store->size();
        QVERIFY(chain.mine(20));
        const FileSizeLimit limit(size + 1'000);
        QCOMPARE(store->save(chain).error().code, Errc::Io);
        QCOMPARE(static_cast<std::uint64_t>(content().size()), size);
    }
    {
        PracticeChain before(m_clock);
        auto store = open(before);
        QCOMPARE(before.tip().height.value, 3);
        QVERIFY(store->save(chain));
    }
    PracticeChain after(m_clock);
    QVERIFY(open(after));
    QVERIFY(after.tip() == chain.tip());
}

/// A child that mines, reorganises and saves until it is killed, and tells the height of everything it has saved.
[[noreturn]] static void mineForEver(const std::string& path, const Clock& clock, int tell)
{
    PracticeChain chain(clock);
    auto store = PracticeStore::open(path, chain);
    if (!store) _exit(1);
    for (int round = 1;; ++round) {
        const bool reorganises = round % 7 == 0;
        const auto done = reorganises ? chain.reorg(3, 4, PracticeChain::Keep::All) : chain.mine(3);
        if (!done || !store->save(chain)) _exit(1);
        const std::int32_t height = chain.tip().height.value;
        if (::write(tell, &height, sizeof height) != sizeof height) _exit(1);
    }
}

void TestPracticeStore::killedWhileAppending()
{
    std::int32_t saved = 0;
    for (int life = 0; life < 12; ++life) {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) mineForEver(m_path, m_clock, pipe[1]);
        ::close(pipe[1]);
        for (int i = 0; i < 3 + 2 * life; ++i) // killed after a number of saves, at no chosen place in the next
            QCOMPARE(::read(pipe[0], &saved, sizeof saved), ssize_t(sizeof saved));
        ::kill(child, SIGKILL);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        while (::read(pipe[0], &saved, sizeof saved) == ssize_t(sizeof saved)) { } // told before it died
        ::close(pipe[0]);

        PracticeChain chain(m_clock);
        QVERIFY(open(chain));
        QVERIFY(chain.tip().height.value >= saved);
        QVERIFY(chain.tip().height.value <= saved + 3);
        QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
        m_clock.advance(std::chrono::hours(1));
    }
}

QTEST_APPLESS_MAIN(TestPracticeStore)
#include "tst_practicestore.moc"
