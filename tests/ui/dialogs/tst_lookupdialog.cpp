// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/dialogs/payments/lookupdialog.h"
#include "ui/widgets/text/badge.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

const QString Outpoint = QString("ab").repeated(32) + ":1";

LookupView lookup(std::int64_t job, OutpointVerdict verdict)
{
    LookupView view;
    view.row.job = JobId{job};
    view.row.outpoint.txid = *Txid::fromDisplay(std::string(62, '0') + "0" + std::to_string(job % 10));
    view.row.from = BlockHeight{1};
    view.row.verdict = verdict;
    view.row.isAgreed = true;
    view.state = verdict == OutpointVerdict::Open ? JobState::Running : JobState::Done;
    if (verdict != OutpointVerdict::Open) view.row.at = ChainPoint{BlockHeight{910'118}, {}};
    if (verdict == OutpointVerdict::Unknown) view.row.doubt = OutpointDoubt::NotFound;
    return view;
}

LookupView spent(std::int64_t job)
{
    LookupView view = lookup(job, OutpointVerdict::Spent);
    view.row.spent = view.row.at;
    view.row.made = ChainPoint{BlockHeight{612'340}, {}};
    view.row.value = 50'000;
    view.row.input = 3;
    return view;
}

} // namespace

class TestLookUpDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void aPersonAsksWithTheKeyboardAlone();
    void aBlockAloneIsEnough();
    void whatIsMissingIsSaid();
    void theAnswersAreWords_data();
    void theAnswersAreWords();
    void whatTheAnswerRestsOnIsSaid();
    void whatIsNotKnownCanBeAskedAgainWithMore();
    void aLookIsPausedResumedAndStopped();
    void anEarlierAnswerIsChosenFromTheList();

private:
    void show(const QList<LookupView>& lookups);
    QString said(const char* label) { return child<QLabel>(*m_dialog, label).text(); }
    QPointer<LookUpDialog> m_dialog;
};

void TestLookUpDialog::init()
{
    failOnAnyWarning();
    m_dialog = new LookUpDialog;
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestLookUpDialog::show(const QList<LookupView>& lookups)
{
    SyncSnapshot snapshot;
    snapshot.lookups = lookups;
    m_dialog->setSnapshot(snapshot);
}

void TestLookUpDialog::aPersonAsksWithTheKeyboardAlone()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QTest::keyClicks(QApplication::focusWidget(), Outpoint);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), "bc1qexample");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(m_dialog->wish().outpoint, Outpoint);
    QCOMPARE(m_dialog->wish().script, QString("bc1qexample"));
    QVERIFY(!m_dialog->wish().from);
    m_dialog->setAsked(JobId{1});
    QVERIFY(child<QLineEdit>(*m_dialog, "outpointEdit").text().isEmpty()); // free for the next one
    QVERIFY(child<QPushButton>(*m_dialog, "acceptButton").isEnabled());
}

void TestLookUpDialog::aBlockAloneIsEnough()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "outpointEdit"), Outpoint);
    auto& block = child<QSpinBox>(*m_dialog, "outpointBlockBox");
    block.setFocus();
    block.selectAll();
    QTest::keyClicks(&block, "612340");
    click(child<QPushButton>(*m_dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QVERIFY(m_dialog->wish().from == BlockHeight{612'340});
}

void TestLookUpDialog::whatIsMissingIsSaid()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(child<QPushButton>(*m_dialog, "acceptButton"));
    QVERIFY2(said("problemLabel").contains("transaction id, a colon"), qPrintable(said("problemLabel")));
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "outpointEdit"), Outpoint);
    click(child<QPushButton>(*m_dialog, "acceptButton"));
    QVERIFY2(said("problemLabel").contains("its address, or the block"), qPrintable(said("problemLabel")));
    QCOMPARE(submitted.count(), 0);
}

void TestLookUpDialog::theAnswersAreWords_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("words");
    QTest::newRow("unspent") << int(OutpointVerdict::Unspent) << "Unspent"
                             << "No block up to 910,118 spends it.";
    QTest::newRow("spent") << int(OutpointVerdict::Spent) << "Spent"
                           << "in block 910,118, with its input 3.";
    QTest::newRow("unknown") << int(OutpointVerdict::Unknown) << "Not known"
                             << "in blocks 1 to 910,118";
    QTest::newRow("open") << int(OutpointVerdict::Open) << "Looking for it"
                          << "% of the blocks are looked at";
}

void TestLookUpDialog::theAnswersAreWords()
{
    QFETCH(int, verdict);
    QFETCH(QString, title);
    QFETCH(QString, words);
    const auto as = static_cast<OutpointVerdict>(verdict);
    show({as == OutpointVerdict::Spent ? spent(1) : lookup(1, as)});
    QCOMPARE(child<Badge>(*m_dialog, "verdictBadge").words(), title);
    QVERIFY2(said("verdictLabel").contains(words), qPrintable(said("verdictLabel")));
    QVERIFY(said("askedOutpointLabel").endsWith("01:0"));
    QCOMPARE(child<QProgressBar>(*m_dialog, "lookupProgressBar").isVisible(), as == OutpointVerdict::Open);
    QVERIFY(!child<QLabel>(*m_dialog, "verdictDoubtLabel").isVisible());
}

void TestLookUpDialog::whatTheAnswerRestsOnIsSaid()
{
    LookupView view = lookup(1, OutpointVerdict::Unspent);
    view.row.isAgreed = false;
    show({view});
    QVERIFY2(said("verdictDoubtLabel").contains("one peer"), qPrintable(said("verdictDoubtLabel")));
    view.isStale = true;
    show({view});
    QVERIFY2(said("verdictDoubtLabel").contains("reorg"), qPrintable(said("verdictDoubtLabel")));
}

void TestLookUpDialog::whatIsNotKnownCanBeAskedAgainWithMore()
{
    auto& again = child<QPushButton>(*m_dialog, "askAgainButton");
    show({lookup(1, OutpointVerdict::Unspent)});
    QVERIFY(!again.isVisible());
    LookupView view = lookup(1, OutpointVerdict::Unknown);
    show({view});
    click(again);
    QVERIFY(child<QLineEdit>(*m_dialog, "outpointEdit").text().endsWith("01:0"));
    QVERIFY(child<QLineEdit>(*m_dialog, "outpointScriptEdit").hasFocus()); // its address helps
    view.row.script = Bytes{std::byte{0x51}};
    view.row.from = BlockHeight{700'000};
    show({view});
    click(again);
    QCOMPARE(child<QLineEdit>(*m_dialog, "outpointScriptEdit").text(), "51");
    QCOMPARE(child<QSpinBox>(*m_dialog, "outpointBlockBox").value(), 700'000);
    QVERIFY(child<QSpinBox>(*m_dialog, "outpointBlockBox").hasFocus()); // an earlier block helps
    view.row.doubt = OutpointDoubt::OtherScript;
    show({view});
    click(again);
    QVERIFY(child<QLineEdit>(*m_dialog, "outpointScriptEdit").text().isEmpty()); // it was the wrong one
    view.row.doubt = OutpointDoubt::NoSuchOutput;
    show({view});
    QVERIFY(!again.isVisible()); // nothing helps
    LookupView doubtful = lookup(1, OutpointVerdict::Unspent);
    doubtful.isStale = true;
    show({doubtful});
    QVERIFY(again.isVisible()); // "Look again"
}

void TestLookUpDialog::aLookIsPausedResumedAndStopped()
{
    QSignalSpy paused(m_dialog, &LookUpDialog::pauseWanted);
    QSignalSpy resumed(m_dialog, &LookUpDialog::resumeWanted);
    QSignalSpy forgotten(m_dialog, &LookUpDialog::forgetWanted);
    LookupView view = lookup(7, OutpointVerdict::Open);
    show({view});
    click(child<QPushButton>(*m_dialog, "pauseLookupButton"));
    QCOMPARE(paused[0][0].value<JobId>(), JobId{7});
    view.state = JobState::Paused;
    show({view});
    QVERIFY(!child<QPushButton>(*m_dialog, "pauseLookupButton").isVisible());
    click(child<QPushButton>(*m_dialog, "resumeLookupButton"));
    QCOMPARE(resumed[0][0].value<JobId>(), JobId{7});
    QVERIFY(child<QPushButton>(*m_dialog, "forgetLookupButton").text().contains("Stop"));
    click(child<QPushButton>(*m_dialog, "forgetLookupButton"));
    QCOMPARE(forgotten[0][0].value<JobId>(), JobId{7});
    show({});
    QVERIFY(!child<QListWidget>(*m_dialog, "lookupsList").isVisible());
}

void TestLookUpDialog::anEarlierAnswerIsChosenFromTheList()
{
    show({lookup(1, OutpointVerdict::Unspent), spent(2)}); // the newest is shown first
    QCOMPARE(child<Badge>(*m_dialog, "verdictBadge").words(), QString("Spent"));
    auto& list = child<QListWidget>(*m_dialog, "lookupsList");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(child<Badge>(*m_dialog, "verdictBadge").words(), QString("Unspent"));
    show({lookup(1, OutpointVerdict::Unspent), spent(2), lookup(3, OutpointVerdict::Open)});
    QCOMPARE(child<Badge>(*m_dialog, "verdictBadge").words(), QString("Unspent")); // it stays chosen
    QCOMPARE(list.currentRow(), 2);
}

QTEST_MAIN(TestLookUpDialog)
#include "tst_lookupdialog.moc"
