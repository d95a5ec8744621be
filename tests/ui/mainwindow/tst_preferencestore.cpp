// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/format/wallets/receivetext.h"
#include "ui/mainwindow/controllers/preferencestore.h"
#include "ui/style/fonts.h"
#include "ui/style/textsize.h"
#include "ui/widgets/secrets/discreetclipboard.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestPreferenceStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void cleanup()
    {
        AmountDisplay::set({});
        DateDisplay::set(DateStyle::Iso);
        AddressDisplay::setGrouped(true);
        setTextSize(100);
    }
    void whatAPersonChoseIsThereTheNextTime();
    void aChoiceHoldsAtOnce();
    void lettersGrowAtOnceAndHeadingsWithThem();
    void theSameAgainIsNoChange();
    void aChoiceThatCannotBeKeptIsTold();
    void aFileThatSaysNonsenseIsRead();

private:
    QTemporaryDir m_folder;
};

void TestPreferenceStore::whatAPersonChoseIsThereTheNextTime()
{
    Preferences wanted;
    wanted.theme = ThemeChoice::Dark;
    wanted.amounts = {AmountUnit::Satoshi, true};
    wanted.textPercent = 125;
    wanted.dates = DateStyle::Local;
    wanted.startPage = StartPage::AllWallets;
    wanted.language = "en";
    wanted.explorer = "https://example.org/tx/{txid}";
    wanted.autoLockMinutes = 0;
    wanted.locksWhenMinimised = true;
    wanted.locksWithScreen = false;
    wanted.clipboardSeconds = 90;
    wanted.notifications = {false, true, false, true};
    wanted.hasTrayIcon = false;
    wanted.closesToTray = true;
    wanted.groupsAddresses = false;
    PreferenceStore(m_folder.path()).set(wanted);
    AmountDisplay::set({});
    DateDisplay::set(DateStyle::Iso);
    QCOMPARE(PreferenceStore(m_folder.path()).current(), wanted);
    QCOMPARE(AmountDisplay::current(), wanted.amounts);
    QCOMPARE(DateDisplay::current(), DateStyle::Local);
    QVERIFY(!AddressDisplay::isGrouped());
    QCOMPARE(discreetSeconds(), 90);
    QCOMPARE(PreferenceStore::languageIn(m_folder.path()), "en");
}

void TestPreferenceStore::aChoiceHoldsAtOnce()
{
    PreferenceStore store(m_folder.path());
    Preferences wanted;
    wanted.theme = ThemeChoice::Light;
    store.set(wanted);
    QVERIFY(!Theme::current().isDark());
    wanted.theme = ThemeChoice::Dark;
    store.set(wanted);
    QVERIFY(Theme::current().isDark());
}

void TestPreferenceStore::lettersGrowAtOnceAndHeadingsWithThem()
{
    PreferenceStore store(QTemporaryDir().path());
    QLabel words;
    QLabel heading(&words);
    heading.setFont(scaledFont(words.font(), 1.6));
    words.show();
    QVERIFY(QTest::qWaitForWindowExposed(&words));
    const double before = words.font().pointSizeF();
    Preferences wanted;
    wanted.textPercent = 150;
    store.set(wanted);
    QCOMPARE(words.font().pointSizeF(), before * 1.5);
    QCOMPARE(heading.font().pointSizeF(), before * 1.6 * 1.5);
    wanted.textPercent = 100;
    store.set(wanted);
    QCOMPARE(words.font().pointSizeF(), before);
    QCOMPARE(heading.font().pointSizeF(), before * 1.6);
}

void TestPreferenceStore::theSameAgainIsNoChange()
{
    PreferenceStore store(m_folder.path());
    QSignalSpy changed(&store, &PreferenceStore::changed);
    store.set(store.current());
    QCOMPARE(changed.count(), 0);
    Preferences wanted = store.current();
    wanted.autoLockMinutes = 17;
    store.set(wanted);
    QCOMPARE(changed.count(), 1);
}

void TestPreferenceStore::aChoiceThatCannotBeKeptIsTold()
{
    const QTemporaryDir folder;
    PreferenceStore store(folder.path());
    QSignalSpy noticed(&store, &PreferenceStore::noticed);
    Preferences wanted;
    wanted.amounts.isHidden = true;
    QVERIFY(QDir(folder.path()).mkdir("preferences.ini")); // where it is, no file can be written
    store.set(wanted);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].toString().contains("could not be kept for the next start"));
    QVERIFY2(AmountDisplay::current().isHidden, "it holds until the end");
    QVERIFY(QDir(folder.path()).rmdir("preferences.ini"));
    wanted.textPercent = 125;
    store.set(wanted);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(PreferenceStore(folder.path()).current().amounts.isHidden);
}

void TestPreferenceStore::aFileThatSaysNonsenseIsRead()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("preferences.ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\ntheme=99\nunit=-4\nautoLockMinutes=100000\nclipboardSeconds=-3\nhideAmounts="
               "maybe\ntextPercent=4000\ndates=9\nstartPage=-1\n");
    file.close();
    const PreferenceStore store(folder.path());
    QCOMPARE(store.current().theme, ThemeChoice::Dark);
    QCOMPARE(store.current().amounts.unit, AmountUnit::Bitcoin);
    QCOMPARE(store.current().autoLockMinutes, 60);
    QCOMPARE(store.current().clipboardSeconds, 0);
}

QTEST_MAIN(TestPreferenceStore)
#include "tst_preferencestore.moc"
