// SPDX-License-Identifier: MIT

#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/networkquestions.h"
#include "ui/widgets/panels/strip.h"

#include <QLoggingCategory>
#include <QPushButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr std::int32_t MostUnasked = 3; ///< Blocks that a reorg may undo by itself.

} // namespace

/// The network leaves many blocks behind: a person is asked, and decides.
class TestHeldReorg : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonFollowsTheOtherBranch();
    void aPersonWhoWaitsKeepsTheOldBranch();

private:
    Strip& banner() { return child<Strip>(m_program->window(), "problemBanner"); }
    FollowReorgDialog& decides(); ///< By the banner's button.
    void isStillOnTheOldBranch();

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
    ChainPoint m_old; ///< The tip of the branch that is left behind.
};

void TestHeldReorg::init()
{
    failOnAnyWarning();
    QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); // the engine warns of what is made here
    m_program = std::make_unique<Program>(MostUnasked);
    m_person = std::make_unique<Person>(*m_program);
    m_person->createsAWallet("Daily");
    m_person->watches("Savings", QString::fromLatin1(Person::AccountKey));
    m_person->pays("Daily", "0.5");
    m_person->pays("Savings", "0.25");
    m_person->mines(5);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_old = m_program->session().snapshot()->tip;
    m_person->replacesTheLastBlocks(5);
    QTRY_VERIFY_WITH_TIMEOUT(banner().isVisible(), Patience);
}

FollowReorgDialog& TestHeldReorg::decides()
{
    click(child<QPushButton>(m_program->window(), "decideReorgButton"));
    auto& network = m_program->dialog<NetworkDialog>();
    click(child<QPushButton>(network, "followReorgButton"));
    return m_program->dialog<FollowReorgDialog>();
}

void TestHeldReorg::isStillOnTheOldBranch()
{
    QVERIFY2(banner().sentence().contains("undoes the last 5 blocks"), qPrintable(banner().sentence()));
    QVERIFY2(banner().sentence().contains("old branch"), qPrintable(banner().sentence()));
    const SyncSnapshotPtr now = m_program->session().snapshot();
    QCOMPARE(now->tip, m_old);
    for (const WalletView& wallet : now->wallets) QCOMPARE(wallet.syncedTo, m_old);
}

void TestHeldReorg::aPersonFollowsTheOtherBranch()
{
    isStillOnTheOldBranch();
    FollowReorgDialog& dialog = decides();
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isVisible(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->tip() == m_old.height + 1 && m_program->areInLockstep(), Patience);
    const SyncSnapshotPtr now = m_program->session().snapshot();
    QVERIFY(!now->heldReorg);
    QCOMPARE(now->wallets.size(), 2);
    for (const WalletView& wallet : now->wallets) QCOMPARE(wallet.syncedTo, now->tip);
    m_person->pays("Daily", "0.1"); // and all go on from there
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->balance.confirmed.satoshis(), 60'000'000, Patience);
    QCOMPARE(m_program->wallet("Savings")->balance.confirmed.satoshis(), 25'000'000);
}

void TestHeldReorg::aPersonWhoWaitsKeepsTheOldBranch()
{
    FollowReorgDialog& dialog = decides();
    QTest::keyClick(&dialog, Qt::Key_Return); // which is no
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    isStillOnTheOldBranch();

    m_program->quit();
    m_program->start(); // the network tells of it again
    QTRY_VERIFY_WITH_TIMEOUT(banner().isVisible(), Patience);
    isStillOnTheOldBranch();
    m_person->presses(decides());
    QTRY_VERIFY_WITH_TIMEOUT(m_program->tip() == m_old.height + 1 && m_program->areInLockstep(), Patience);
}

QTEST_MAIN(TestHeldReorg)
#include "tst_heldreorg.moc"
