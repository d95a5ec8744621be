// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/preferencestore.h"
#include "ui/widgets/discreetclipboard.h"

#include <QFile>
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
    void cleanup() { AmountDisplay::set({}); }
    void whatAPersonChoseIsThereTheNextTime();
    void aChoiceHoldsAtOnce();
    void theSameAgainIsNoChange();
    void aFileThatSaysNonsenseIsRead();

private:
    QTemporaryDir m_folder;
};

void TestPreferenceStore::whatAPersonChoseIsThereTheNextTime()
{
    Preferences wanted;
    wanted.theme = ThemeChoice::Dark;
    wanted.amounts = {AmountUnit::Satoshi, true};
    wanted.language = "en";
    wanted.autoLockMinutes = 0;
    wanted.locksWhenMinimised = true;
    wanted.locksWithScreen = false;
    wanted.clipboardSeconds = 90;
    wanted.notifications = {false, true, false, true};
    PreferenceStore(m_folder.path()).set(wanted);
    AmountDisplay::set({});
    QCOMPARE(PreferenceStore(m_folder.path()).current(), wanted);
    QCOMPARE(AmountDisplay::current(), wanted.amounts);
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

void TestPreferenceStore::aFileThatSaysNonsenseIsRead()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("preferences.ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\ntheme=99\nunit=-4\nautoLockMinutes=100000\nclipboardSeconds=-3\nhideAmounts=maybe\n");
    file.close();
    const PreferenceStore store(folder.path());
    QCOMPARE(store.current().theme, ThemeChoice::Dark);
    QCOMPARE(store.current().amounts.unit, AmountUnit::Bitcoin);
    QCOMPARE(store.current().autoLockMinutes, 60);
    QCOMPARE(store.current().clipboardSeconds, 0);
}

QTEST_MAIN(TestPreferenceStore)
#include "tst_preferencestore.moc"
