// SPDX-License-Identifier: MIT

#include "core/api/words.h"
#include "tests/support/guitest.h"
#include "tests/support/memoryscan.h"
#include "ui/dialogs/addwallet/pages/newwalletpage.h"
#include "ui/dialogs/addwallet/pages/recoverywordspage.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>

#include <memory>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// Secrets that a person types or sees are gone from memory when the window that had them is (security.md, K6 and T10).
class TestForgetting : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void theSearchFindsWhatIsThere();
    void aStringIsWipedWhenItIsFreed();
    void aStringThatGrewLeavesNothingBehind();
    void aTypedPassphraseIsGoneWithItsDialog();
    void typedRecoveryWordsAreGoneWithTheirPage();
    void typedRandomnessIsGoneOnceTheWordsAreMade();
    void shownRecoveryWordsAreGoneWhenTheyAreTakenAway();
    void spokenRecoveryWordsAreGoneWhenTheyAreTakenAway();

private:
    /// Into whatever has the keyboard: a field may pass it on to the next.
    template <std::size_t Size>
    static void type(QWidget& first, const MaskedText<Size>& text)
    {
        first.setFocus();
        for (std::size_t i = 0; i < text.size(); ++i) QTest::keyClick(QApplication::focusWidget(), text[i]);
    }
};

namespace {

constexpr MaskedText Passphrase("zQ8k-wX7x-hT2vLj9d-Hb4n-Gc6m-Ey");
constexpr MaskedText Randomness("9c2e71f05ab8d364e7103fbc96d2a845");
/// Its pieces of eight letters have a space in them: single words are in the public list.
constexpr MaskedText Words("legal winner thank year wave sausage worth useful legal winner thank yellow");

QString plain(const auto& masked)
{
    QString text;
    text.reserve(qsizetype(masked.size()));
    for (std::size_t i = 0; i < masked.size(); ++i) text += QLatin1Char(masked[i]);
    return text;
}

SecureBytes plainWords()
{
    SecureBytes words(Words.size());
    for (std::size_t i = 0; i < Words.size(); ++i) words.span()[i] = static_cast<std::byte>(Words[i]);
    return words;
}

} // namespace

void TestForgetting::theSearchFindsWhatIsThere()
{
    const QString there = plain(Passphrase);
    QVERIFY(piecesInMemory(Passphrase) > 0);
    QCOMPARE(there.size(), qsizetype(Passphrase.size()));
}

void TestForgetting::aStringIsWipedWhenItIsFreed()
{
    {
        const QByteArray copy = plain(Passphrase).toUtf8();
        QVERIFY(piecesInMemory(Passphrase) > 0);
    }
    QCOMPARE(piecesInMemory(Passphrase), 0);
}

void TestForgetting::aStringThatGrewLeavesNothingBehind()
{
    {
        QString text = plain(Passphrase);
        for (int i = 0; i < 2'000; ++i) text += u'.'; // it is moved several times
    }
    QCOMPARE(piecesInMemory(Passphrase), 0);
}

void TestForgetting::aTypedPassphraseIsGoneWithItsDialog()
{
    {
        auto dialog = std::make_unique<UnlockDialog>("Daily");
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        type(child<SecretEdit>(*dialog, "passphraseEdit"), Passphrase);
        QCOMPARE(dialog->passphrase().size(), Passphrase.size());
        dialog->reject();
        QCOMPARE(piecesInMemory(Passphrase), 0);
    }
    QCOMPARE(piecesInMemory(Passphrase), 0);
}

void TestForgetting::typedRecoveryWordsAreGoneWithTheirPage()
{
    {
        RecoveryWordsPage page;
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        type(child<QWidget>(page, "word1Edit"), Words);
        QVERIFY(page.isSound());
        QVERIFY(page.words().size() >= Words.size() - 1);
    }
    QCOMPARE(piecesInMemory(Words), 0);
}

void TestForgetting::typedRandomnessIsGoneOnceTheWordsAreMade()
{
    NewWalletPage page(Network::Regtest);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    for (const char* box : {"advancedBox", "ownRandomnessBox"})
        QTest::keyClick(&child<QCheckBox>(page, box), Qt::Key_Space);
    QTest::keyClick(&child<QComboBox>(page, "randomnessKindBox"), Qt::Key_End);
    type(child<QWidget>(page, "randomnessEdit"), Randomness);
    {
        const auto own = page.takeRandomness();
        QVERIFY(own);
        QVERIFY(newRecoveryWords(12, *own));
    }
    QCOMPARE(piecesInMemory(Randomness), 0);
}

void TestForgetting::shownRecoveryWordsAreGoneWhenTheyAreTakenAway()
{
    WordGrid grid;
    grid.setWords(plainWords());
    grid.setShown(true);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QVERIFY(!grid.grab().isNull());
    grid.setWords({});
    QCOMPARE(piecesInMemory(Words), 0);
}

void TestForgetting::spokenRecoveryWordsAreGoneWhenTheyAreTakenAway()
{
    WordGrid grid;
    grid.setWords(plainWords());
    grid.show();
    QVERIFY(QTest::qWaitForWindowActive(&grid));
    grid.setFocus();
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&grid);
    for (int place = 0; place < grid.wordCount(); ++place) {
        QTest::keyClick(&grid, Qt::Key_Space);
        QVERIFY(list->child(place)->text(QAccessible::Name).size() > 4); // "1: legal"
        QTest::keyClick(&grid, Qt::Key_Right);
    }
    grid.setWords({});
    QCOMPARE(piecesInMemory(Words), 0);
}

QTEST_MAIN(TestForgetting)
#include "tst_forgetting.moc"
