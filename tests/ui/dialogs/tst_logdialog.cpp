// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/program/logdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

EventView entry(EventView::Kind kind, const QString& wallet, std::int32_t height, std::int32_t count = 0)
{
    EventView view;
    view.id = height; // larger is newer
    view.kind = kind;
    view.time = 1'780'000'000;
    if (!wallet.isEmpty()) view.wallet = WalletId{1};
    view.walletName = wallet;
    view.height = BlockHeight{height};
    view.count = count;
    return view;
}

} // namespace

class TestLogDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void everyEventIsASentence();
    void tenEventsAreInSightAtFirst();
    void aDisputeIsReadAsOne();
    void aPersonFindsAnEventByItsWords();
    void aPersonSeesOnlyWhatMatters();
    void aPersonClearsTheViewAndBringsItBack();
    void whatIsNewSaysSo();
    void theListIsLookedAtWhileItIsInFront();
    void noFilterHidesWhatIsNew();
    void theNewestIsKeptInSightOnlyWhileItIsFollowed();
    void theCurrentEntryStaysCurrentWhenSomethingHappens();
    void whatIsShownIsSavedAsText();
    void theFolderIsOneClickAway();
    void whatIsEmptySaysWhy();
    void whatCouldNotBeReadIsNotCalledEmpty();
    void copyingIsAskedForAndConfirmed();

private:
    QTableView& table() { return child<QTableView>(*m_dialog, "logTable"); }
    QString words(int row) { return table().model()->index(row, 1).data().toString(); }
    std::unique_ptr<LogDialog> m_dialog;
};

void TestLogDialog::init()
{
    failOnAnyWarning();
    m_dialog = std::make_unique<LogDialog>();
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->setEvents({entry(EventView::Kind::Reorg, {}, 910'100, 3),
                         entry(EventView::Kind::ImportDone, "Savings", 910'118, 14),
                         entry(EventView::Kind::ImportStarted, "Savings", 735'000)});
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestLogDialog::tenEventsAreInSightAtFirst()
{
    QList<EventView> events;
    for (int i = 0; i < 40; ++i) events += entry(EventView::Kind::Reorg, {}, 910'100 + i, 3);
    m_dialog->setEvents(events);
    const int height = table().verticalHeader()->defaultSectionSize();
    QTRY_VERIFY2(table().viewport()->height() >= 10 * height,
                 qPrintable(QString::number(table().viewport()->height())));
}

void TestLogDialog::aDisputeIsReadAsOne()
{
    m_dialog->setEvents({entry(EventView::Kind::FilterDisputed, {}, 910'100)});
    QVERIFY2(words(0).contains("910,100") && words(0).contains("different filters"), qPrintable(words(0)));
}

void TestLogDialog::everyEventIsASentence()
{
    QCOMPARE(table().model()->rowCount(), 3);
    QCOMPARE(words(0), "⚠ The chain was reorganised: 3 blocks after block 910,100 replaced.");
    QCOMPARE(words(1), "✓ \"Savings\": looked through up to block 910,118, 14 transactions found.");
    QCOMPARE(words(2), "◔ \"Savings\": looking for payments from block 735,000 on.");
    QVERIFY(table().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("reorganised"));
}

void TestLogDialog::aPersonFindsAnEventByItsWords()
{
    auto& filter = child<QLineEdit>(*m_dialog, "logFilterEdit");
    QTest::keyClicks(&filter, "SAVINGS");
    QCOMPARE(table().model()->rowCount(), 2);
    retype(filter, "reorgan");
    QCOMPARE(table().model()->rowCount(), 1);
}

void TestLogDialog::aPersonSeesOnlyWhatMatters()
{
    auto& level = child<QComboBox>(*m_dialog, "logLevelBox");
    QTest::keyClick(&level, Qt::Key_Down);
    QCOMPARE(table().model()->rowCount(), 1);
    QVERIFY(words(0).contains("reorganised"));
    QTest::keyClick(&level, Qt::Key_Down);
    QCOMPARE(table().model()->rowCount(), 0);
    QVERIFY(child<QLabel>(*m_dialog, "emptySentenceLabel").text().contains("of this kind"));
    QVERIFY(!child<QPushButton>(*m_dialog, "saveLogButton").isEnabled());
}

void TestLogDialog::aPersonClearsTheViewAndBringsItBack()
{
    m_dialog->setEvents({entry(EventView::Kind::ImportStarted, "Savings", 7)});
    auto& clear = child<QPushButton>(*m_dialog, "clearLogButton");
    click(clear);
    QVERIFY(child<QLabel>(*m_dialog, "emptySentenceLabel").text().contains("cleared"));
    m_dialog->setEvents(
        {entry(EventView::Kind::ImportDone, "Savings", 9), entry(EventView::Kind::ImportStarted, "Savings", 7)});
    QCOMPARE(table().model()->rowCount(), 1); // what happens from now on
    QVERIFY(words(0).contains("looked through"));
    QVERIFY(clear.text().remove('&').contains("again"));
    click(clear);
    QCOMPARE(table().model()->rowCount(), 2);
}

void TestLogDialog::whatIsNewSaysSo()
{
    m_dialog->setSeenUpTo(910'100);
    m_dialog->setEvents({entry(EventView::Kind::ImportStarted, "Daily", 910'119), // the person did that
                         entry(EventView::Kind::PaymentsFound, "Savings", 910'118, 1),
                         entry(EventView::Kind::Reorg, {}, 910'100, 3)});
    QCOMPARE(words(0), "◔ \"Daily\": looking for payments from block 910,119 on.");
    QCOMPARE(words(1), "✓ New: \"Savings\": 1 new payment up to block 910,118.");
    QVERIFY(table().model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains("New: "));
    QVERIFY(words(2).startsWith("⚠ The chain"));
}

void TestLogDialog::theListIsLookedAtWhileItIsInFront()
{
    QVERIFY(m_dialog->isLookedAt());
    QSignalSpy looked(m_dialog.get(), &LogDialog::looked);
    m_dialog->showConsole(true);
    QVERIFY(!m_dialog->isLookedAt());
    m_dialog->showConsole(false);
    QVERIFY(m_dialog->isLookedAt());
    QCOMPARE(looked.count(), 1);
    QDialog other;
    other.show();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(!m_dialog->isLookedAt());
    other.close();
    m_dialog->activateWindow();
    QTRY_COMPARE(looked.count(), 2);
}

void TestLogDialog::noFilterHidesWhatIsNew()
{
    click(child<QPushButton>(*m_dialog, "clearLogButton"));
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "logFilterEdit"), "no such thing");
    QTest::keyClick(&child<QComboBox>(*m_dialog, "logLevelBox"), Qt::Key_Down);
    QCOMPARE(table().model()->rowCount(), 0);
    m_dialog->showAll();
    QCOMPARE(table().model()->rowCount(), 3);
    QVERIFY(table().isVisible());
}

void TestLogDialog::theNewestIsKeptInSightOnlyWhileItIsFollowed()
{
    QList<EventView> events;
    for (int height = 400; height > 0; --height) events += entry(EventView::Kind::ImportStarted, "Savings", height);
    m_dialog->setEvents(events);
    const auto first = [this] { return words(table().rowAt(0)); };
    table().verticalScrollBar()->setValue(2'000);
    events.prepend(entry(EventView::Kind::ImportStarted, "Savings", 401));
    m_dialog->setEvents(events);
    QVERIFY2(first().contains("401"), qPrintable(first()));

    click(child<QCheckBox>(*m_dialog, "followLogCheckBox"));
    table().verticalScrollBar()->setValue(2'000);
    const QString seen = first();
    events.prepend(entry(EventView::Kind::ImportStarted, "Savings", 402));
    m_dialog->setEvents(events);
    QCOMPARE(first(), seen);
    click(child<QCheckBox>(*m_dialog, "followLogCheckBox"));
    QVERIFY2(first().contains("402"), qPrintable(first()));
}

void TestLogDialog::theCurrentEntryStaysCurrentWhenSomethingHappens()
{
    QList<EventView> events;
    for (int height = 400; height > 0; --height) events += entry(EventView::Kind::ImportStarted, "Savings", height);
    m_dialog->setEvents(events);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(words(table().currentIndex().row()).contains("block 1 on"));
    events.prepend(entry(EventView::Kind::ImportDone, "Savings", 401));
    m_dialog->setEvents(events);
    QCOMPARE(table().currentIndex().row(), 400);
    QVERIFY(table().selectionModel()->isRowSelected(400));
    QVERIFY2(words(table().rowAt(0)).contains("401"), "the newest is followed all the same");

    auto& filter = child<QLineEdit>(*m_dialog, "logFilterEdit");
    QTest::keyClicks(&filter, "looked through");
    QVERIFY2(!table().currentIndex().isValid(), "it is not there");
    filter.clear();
    QCOMPARE(table().currentIndex().row(), 400);
}

void TestLogDialog::whatIsShownIsSavedAsText()
{
    QSignalSpy wanted(m_dialog.get(), &LogDialog::fileWanted);
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "logFilterEdit"), "reorgan");
    click(child<QPushButton>(*m_dialog, "saveLogButton"));
    const QTemporaryDir folder;
    nameFile(child<QFileDialog>(*m_dialog, "saveFileDialog"), folder.filePath("log.txt"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), folder.filePath("log.txt"));
    const QString text = QString::fromUtf8(wanted[0][1].toByteArray());
    QVERIFY2(text.contains("\t⚠ The chain was reorganised") && text.count('\n') == 1, qPrintable(text));
}

void TestLogDialog::theFolderIsOneClickAway()
{
    QSignalSpy wanted(m_dialog.get(), &LogDialog::folderWanted);
    click(child<QPushButton>(*m_dialog, "openLogFolderButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestLogDialog::whatIsEmptySaysWhy()
{
    auto& sentence = child<QLabel>(*m_dialog, "emptySentenceLabel");
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "logFilterEdit"), "no such thing");
    QVERIFY(sentence.isVisible() && sentence.text().contains("has this text"));
    auto& clear = child<QPushButton>(*m_dialog, "clearLogFiltersButton");
    click(clear);
    QVERIFY(table().isVisible());
    QVERIFY(child<QLineEdit>(*m_dialog, "logFilterEdit").hasFocus());
    auto& level = child<QComboBox>(*m_dialog, "logLevelBox");
    for (int i = 0; i < 2; ++i) QTest::keyClick(&level, Qt::Key_Down); // errors, of which there are none
    click(clear);
    QVERIFY(table().isVisible());
    m_dialog->setEvents({});
    QVERIFY(sentence.text().contains("Nothing has happened yet"));
    QVERIFY(!clear.isVisible());
}

void TestLogDialog::whatCouldNotBeReadIsNotCalledEmpty()
{
    m_dialog->setEvents({});
    m_dialog->showError({Errc::Database, {}});
    const auto& sentence = child<QLabel>(*m_dialog, "emptySentenceLabel");
    QVERIFY2(!sentence.text().contains("Nothing"), qPrintable(sentence.text()));
    m_dialog->setEvents({});
    QVERIFY2(sentence.text().contains("Nothing"), qPrintable(sentence.text()));
}

void TestLogDialog::copyingIsAskedForAndConfirmed()
{
    QSignalSpy wanted(m_dialog.get(), &LogDialog::copyWanted);
    click(child<QPushButton>(*m_dialog, "copyDebugButton"));
    QCOMPARE(wanted.count(), 1);
    m_dialog->showCopied();
    QVERIFY(child<QLabel>(*m_dialog, "logAnswerLabel").text().contains("Copied"));
    const auto& copy = child<QPushButton>(*m_dialog, "copyLogErrorButton");
    QVERIFY(!copy.isVisible());
    m_dialog->showError({Errc::Database, {}});
    QVERIFY(copy.isVisible());
    m_dialog->showCopied();
    QVERIFY(!copy.isVisible());
}

QTEST_MAIN(TestLogDialog)
#include "tst_logdialog.moc"
