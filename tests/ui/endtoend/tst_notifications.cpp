// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/fakedesktop.h"
#include "tests/support/sessions.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/program/applockdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QListWidget>
#include <QPointer>
#include <QPushButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What the desktop was told of a payment does not outlast the person's leave to see it.
class TestNotifications : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_program.reset(); }
    void aPaymentsNotificationIsTakenBackWhenItsWalletIsLocked();
    void itIsTakenBackWhenAmountsAreHidden();
    void itIsTakenBackWhenTheWindowIsLocked();

private:
    void opensDaily(); ///< A wallet with a passphrase, unlocked.
    void types(QWidget& form, const char* field);
    PreferencesDialog& opensSecurity();
    static void closes(QDialog& dialog);
    uint isPaid(); ///< The number of the notification that tells of it.

    FakeDesktop m_desktop;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestNotifications::initTestCase()
{
    const QString problem = m_desktop.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestNotifications::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
    m_desktop.closed.clear();
    opensDaily();
}

void TestNotifications::types(QWidget& form, const char* field)
{
    QTest::keyClicks(&child<SecretEdit>(form, field), "four grey cats");
}

PreferencesDialog& TestNotifications::opensSecurity()
{
    m_program->types(Qt::Key_Comma);
    auto& dialog = m_program->dialog<PreferencesDialog>();
    clickRow(child<QListWidget>(dialog, "preferencesPageList"), 1);
    return dialog;
}

void TestNotifications::closes(QDialog& dialog)
{
    const QPointer open = &dialog;
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), Patience);
}

void TestNotifications::opensDaily()
{
    m_person->createsAWallet("Daily", "four grey cats");
    m_program->types(Qt::Key_L);
    auto& unlock = m_program->dialog<UnlockDialog>();
    types(unlock, "passphraseEdit");
    m_person->presses(unlock);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->auth == WalletAuth::Unlocked, Patience);
    PreferencesDialog& preferences = opensSecurity();
    tick(preferences, "notifyAmountsCheckBox");
    closes(preferences);
}

uint TestNotifications::isPaid()
{
    bool isQuiet = false;
    QObject listener;
    connect(&m_program->session(), &Session::happened, &listener,
            [&](const SyncEvent& event) { isQuiet = event.kind == SyncEvent::Kind::Done; });
    m_person->mines(110); // or the practice chain would mine these to have coins that can be spent: a sync, no news
    if (!QTest::qWaitFor([&] { return isQuiet && m_program->areInLockstep(); }, Patience)) return 0;
    const qsizetype before = m_desktop.told.size();
    m_person->pays("Daily", "0.25");
    const auto isTold = [&] { return m_desktop.told.mid(before).filter("0.25").size() == 1; };
    if (!QTest::qWaitFor(isTold, Patience)) return 0;
    return static_cast<uint>(m_desktop.told.size());
}

void TestNotifications::aPaymentsNotificationIsTakenBackWhenItsWalletIsLocked()
{
    const uint number = isPaid();
    QVERIFY2(number > 0, qPrintable(m_desktop.told.join('\n')));
    QVERIFY(m_desktop.told.last().startsWith("Daily: "));
    QVERIFY(m_desktop.closed.isEmpty());
    m_program->types(Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->auth == WalletAuth::Locked, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed, QList<uint>{number}, Patience);
}

void TestNotifications::itIsTakenBackWhenAmountsAreHidden()
{
    const uint number = isPaid();
    QVERIFY2(number > 0, qPrintable(m_desktop.told.join('\n')));
    m_program->types(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed, QList<uint>{number}, Patience);
}

void TestNotifications::itIsTakenBackWhenTheWindowIsLocked()
{
    PreferencesDialog& preferences = opensSecurity();
    click(child<QPushButton>(preferences, "setAppLockButton"));
    auto& dialog = m_program->dialog<AppLockDialog>();
    types(dialog, "passphraseEdit");
    types(dialog, "passphraseAgainEdit");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!preferences.findChild<AppLockDialog*>(), Patience);
    closes(preferences);
    const uint number = isPaid();
    QVERIFY2(number > 0, qPrintable(m_desktop.told.join('\n')));
    m_program->types(Qt::Key_K);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.closed, QList<uint>{number}, Patience);
}

QTEST_MAIN(TestNotifications)
#include "tst_notifications.moc"
