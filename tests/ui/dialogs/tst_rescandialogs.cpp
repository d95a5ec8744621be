// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/wallet/rescandialog.h"
#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/format/plain/datetext.h"
#include "ui/widgets/text/followsunit.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

ScanEstimate estimateFrom(std::int32_t from)
{
    ScanEstimate estimate;
    estimate.from = BlockHeight{from};
    estimate.to = BlockHeight{910'118};
    estimate.blocks = 910'119 - from;
    estimate.filtersHere = estimate.blocks / 2;
    estimate.bytesToFetch = 270'000'000;
    estimate.seconds = 240;
    estimate.pausing = {"Savings"};
    return estimate;
}

} // namespace

class TestRescanDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPersonSeesThePriceBeforeStarting();
    void aChoiceIsPricedAnewAndTheLastOneCounts();
    void aPersonRescansFromADay();
    void theDayFollowsTheFormOfDatesThatAPersonChooses();
    void anEarlierStartIsKeptAsTheBirthday();
    void aLaterStartIsNoBirthday();
    void theKeyboardBeginsAtWhatIsChosen();
    void anEstimateThatFailsIsSaid();
    void nothingToScanCannotBeStarted();
    void aRefusedRescanCanBeTriedAgain();
    void aPersonScansDeeper();
    void itIsAsHighAsItsContentHoweverLateItOpens();

private:
    template <typename Dialog>
    void openAndWait(Dialog& dialog)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    static QString label(QDialog& dialog, const char* name) { return child<QLabel>(dialog, name).text(); }
};

void TestRescanDialogs::init() { failOnAnyWarning(); }

void TestRescanDialogs::aPersonSeesThePriceBeforeStarting()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    openAndWait(dialog);
    auto& accept = child<QPushButton>(dialog, "acceptButton");
    QVERIFY(!accept.isEnabled());
    QVERIFY(label(dialog, "estimateRangeLabel").contains("Counting"));
    QTRY_COMPARE(asked.count(), 1);
    dialog.setEstimate(estimateFrom(681'900));
    QVERIFY(label(dialog, "estimateRangeLabel").contains("228,219 blocks"));
    QCOMPARE(label(dialog, "estimateCostLabel"),
             "49\u00a0% of the filters are here · about 270\u00a0MB to fetch · about 4\u00a0min");
    QVERIFY(label(dialog, "estimatePausingLabel").contains("\"Savings\" pauses"));
    QVERIFY(accept.isDefault());
    click(accept);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.from(), BlockHeight{681'900});
}

void TestRescanDialogs::aChoiceIsPricedAnewAndTheLastOneCounts()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    openAndWait(dialog);
    QTRY_COMPARE(asked.count(), 1);
    auto& height = child<QSpinBox>(dialog, "birthdayHeightBox");
    height.setFocus();
    height.selectAll();
    QTest::keyClicks(&height, "600000");
    dialog.setEstimate(estimateFrom(681'900)); // of the choice before
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QTRY_COMPARE(asked.count(), 2);
    QCOMPARE(std::get<BlockHeight>(asked[1][0].value<Birthday>().since), BlockHeight{600'000});
    dialog.setEstimate(estimateFrom(600'000));
    QCOMPARE(dialog.from(), BlockHeight{600'000});
    QVERIFY(child<QPushButton>(dialog, "acceptButton").isEnabled());
}

void TestRescanDialogs::aPersonRescansFromADay()
{
    RescanDialog dialog("Daily", std::nullopt);
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    openAndWait(dialog);
    click(child<QRadioButton>(dialog, "birthdayDateButton"));
    typeDate(child<QDateEdit>(dialog, "birthdayDateEdit"), QDate(2021, 5, 2));
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(std::get<QDate>(asked[0][0].value<Birthday>().since), QDate(2021, 5, 2));
    QCOMPARE(std::get<QDate>(dialog.since().since), QDate(2021, 5, 2));
}

void TestRescanDialogs::theDayFollowsTheFormOfDatesThatAPersonChooses()
{
    RescanDialog dialog("Daily", std::nullopt);
    openAndWait(dialog);
    click(child<QRadioButton>(dialog, "birthdayDateButton"));
    auto& day = child<QDateEdit>(dialog, "birthdayDateEdit");
    typeDate(day, QDate(2021, 5, 2));
    QCOMPARE(day.text(), "2021-05-02");
    DateDisplay::set(DateStyle::Local);
    followUnitIn(dialog); // as the window does
    const QString local = day.text();
    DateDisplay::set(DateStyle::Iso);
    followUnitIn(dialog);
    QVERIFY2(local != "2021-05-02" && local.contains("2021"), qPrintable(local));
    QCOMPARE(day.text(), "2021-05-02");
    QCOMPARE(std::get<QDate>(dialog.since().since), QDate(2021, 5, 2));
}

void TestRescanDialogs::anEarlierStartIsKeptAsTheBirthday()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    openAndWait(dialog);
    click(child<QRadioButton>(dialog, "birthdayUnknownButton"));
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    QTRY_COMPARE(asked.count(), 1);
    QVERIFY(std::holds_alternative<Birthday::Unknown>(asked[0][0].value<Birthday>().since));
    dialog.setEstimate(estimateFrom(0));
    QVERIFY(dialog.isNewBirthday());
    QVERIFY(child<QCheckBox>(dialog, "rememberBirthdayBox").isVisible());
    tick(dialog, "rememberBirthdayBox");
    QVERIFY(!dialog.isNewBirthday());
}

void TestRescanDialogs::aLaterStartIsNoBirthday()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    openAndWait(dialog);
    QTRY_COMPARE(asked.count(), 1);
    dialog.setEstimate(estimateFrom(700'000));
    QVERIFY(!dialog.isNewBirthday());
    QVERIFY(!child<QCheckBox>(dialog, "rememberBirthdayBox").isVisible()); // nothing to choose
}

void TestRescanDialogs::theKeyboardBeginsAtWhatIsChosen()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    openAndWait(dialog);
    QVERIFY(child<QRadioButton>(dialog, "birthdayHeightButton").isChecked());
    QVERIFY(child<QRadioButton>(dialog, "birthdayHeightButton").hasFocus());
}

void TestRescanDialogs::anEstimateThatFailsIsSaid()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    openAndWait(dialog);
    QTRY_COMPARE(asked.count(), 1);
    dialog.showError(Error{Errc::OutOfRange, {}});
    QVERIFY(!label(dialog, "problemLabel").isEmpty());
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    click(child<QRadioButton>(dialog, "birthdayUnknownButton")); // the way on
    QTRY_COMPARE(asked.count(), 2);
    dialog.setEstimate(estimateFrom(0));
    QVERIFY(child<QPushButton>(dialog, "acceptButton").isEnabled());
    QVERIFY(!child<QLabel>(dialog, "problemLabel").isVisible());
}

void TestRescanDialogs::nothingToScanCannotBeStarted()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    openAndWait(dialog);
    QTRY_COMPARE(asked.count(), 1);
    dialog.setEstimate({});
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QVERIFY(label(dialog, "estimateRangeLabel").contains("No blocks"));
}

void TestRescanDialogs::aRefusedRescanCanBeTriedAgain()
{
    RescanDialog dialog("Daily", BlockHeight{681'900});
    QSignalSpy asked(&dialog, &RescanDialog::estimateWanted);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    openAndWait(dialog);
    QTRY_COMPARE(asked.count(), 1);
    dialog.setEstimate(estimateFrom(681'900));
    click(child<QPushButton>(dialog, "acceptButton"));
    dialog.showError(Error{Errc::DiskFull, {}});
    QVERIFY(label(dialog, "problemLabel").contains("disk"));
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 2);
}

void TestRescanDialogs::aPersonScansDeeper()
{
    ScanDeeperDialog dialog("Daily", 100);
    QSignalSpy asked(&dialog, &ScanDeeperDialog::estimateWanted);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    openAndWait(dialog);
    QVERIFY(dialog.windowTitle().contains("Daily"));
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toInt(), 1'000);
    auto& box = child<QSpinBox>(dialog, "deeperLookaheadBox");
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, "5000");
    dialog.setEstimate(estimateFrom(1));
    QTRY_COMPARE(asked.count(), 2);
    dialog.setEstimate(estimateFrom(1));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.lookahead(), 5'000);
}

/// Before it is shown its width is one that nobody chose.
void TestRescanDialogs::itIsAsHighAsItsContentHoweverLateItOpens()
{
    QWidget window;
    RescanDialog atOnce("Daily", BlockHeight{1}, &window);
    openAndWait(atOnce);
    RescanDialog late("Daily", BlockHeight{1}, &window);
    QEvent asked(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(&late, &asked);
    openAndWait(late);
    QTRY_COMPARE(late.size(), atOnce.size());
}

QTEST_MAIN(TestRescanDialogs)
#include "tst_rescandialogs.moc"
