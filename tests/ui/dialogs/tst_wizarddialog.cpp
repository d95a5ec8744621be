// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/pages/resultpage.h"
#include "ui/dialogs/backup/backuppassphrasespage.h"
#include "ui/dialogs/backup/backupsavedpage.h"
#include "ui/dialogs/wizard/wizarddialog.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/secrets/retrydelay.h"
#include "ui/widgets/text/labels.h"

#include <QLayout>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr int HighStep = 500;

class HighPage final : public WizardPage
{
public:
    HighPage() : WizardPage(QStringLiteral("Fields")) { setMinimumHeight(HighStep); }
};

class Wizard final : public WizardDialog
{
public:
    explicit Wizard(WizardPage* step) : WizardDialog(QStringLiteral("Wizard"), nullptr)
    {
        addPage(step);
        begin();
    }
    void end(WizardPage* page) { showLast(page); }
    void endWithWhatChanges(WizardPage* page) { showLast(page, Ending::Changing); }
};

} // namespace

namespace {

QList<Hint> eightHints()
{
    QList<Hint> hints;
    for (const char* words : {"One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.", "Eight."})
        hints += {QString::fromLatin1(words), NextStep::None};
    return hints;
}

QStringList buttonsOf(const QWidget& wizard)
{
    QStringList names;
    for (const QPushButton* button : wizard.findChildren<QPushButton*>())
        if (button->isVisible()) names += button->objectName();
    return names;
}

} // namespace

/// The frame around the steps of every wizard.
class TestWizardDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void aLastPageThatIsOnlyReadHasOneButton();
    void aLastPageThatLeadsOnCanBeClosedToo();
    void theWindowIsNoHigherThanWhatTheLastPageSays();
    void whereTheLastPageChangesItsButtonsStay();
    void theNameOfAWalletStandsInLineWithItsField();
};

void TestWizardDialog::aLastPageThatIsOnlyReadHasOneButton()
{
    Wizard wizard(new HighPage);
    wizard.setAttribute(Qt::WA_DeleteOnClose, false);
    wizard.open();
    auto* page = new BackupSavedPage;
    page->setSaved({"/home/sam/mine.lockstep-backup", 4'096, 3}, true, true);
    wizard.end(page);
    QCOMPARE(buttonsOf(wizard), QStringList{"acceptButton"});
    click(mainButton(wizard));
    QVERIFY(!wizard.isVisible());
}

void TestWizardDialog::aLastPageThatLeadsOnCanBeClosedToo()
{
    Wizard wizard(new HighPage);
    wizard.open();
    auto* page = new ResultPage(QStringLiteral("Daily"));
    page->showNew();
    wizard.end(page);
    QCOMPARE(buttonsOf(wizard).size(), 2);
}

void TestWizardDialog::theWindowIsNoHigherThanWhatTheLastPageSays()
{
    Wizard wizard(new HighPage);
    wizard.open();
    QTRY_VERIFY(wizard.height() > HighStep);
    auto* page = new ResultPage(QStringLiteral("Daily"));
    page->showNew();
    wizard.end(page);
    QTRY_VERIFY(wizard.height() < HighStep / 2);
    page->showNothing(BlockHeight{1}, BlockHeight{2}, eightHints());
    QTRY_VERIFY(wizard.height() > HighStep / 2);
    QVERIFY(wizard.height() >= wizard.layout()->totalHeightForWidth(wizard.width()));
}

void TestWizardDialog::whereTheLastPageChangesItsButtonsStay()
{
    Wizard wizard(new HighPage);
    wizard.open();
    QTRY_VERIFY(wizard.height() > HighStep);
    const auto place = [&] { return mainButton(wizard).mapTo(&wizard, QPoint()).y(); };
    const int before = place();
    auto* page = new ResultPage(QStringLiteral("Daily"));
    page->showNew();
    wizard.endWithWhatChanges(page);
    const SyncSnapshot snapshot = importingSnapshot();
    const auto settled = [&] {
        for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
        return place();
    };
    QCOMPARE(settled(), before);
    page->showJob(snapshot.jobs.first(), snapshot);
    QCOMPARE(settled(), before);
    page->showNothing(BlockHeight{1}, BlockHeight{2}, eightHints());
    QCOMPARE(settled(), before);
    page->showFound(14, sats(12'000));
    QCOMPARE(settled(), before);
}

void TestWizardDialog::theNameOfAWalletStandsInLineWithItsField()
{
    const auto choice = [](std::int64_t id, const QString& name) {
        return BackupChoice{WalletId{id}, name, true, true, {}, false, true, std::make_shared<RetryDelay>()};
    };
    auto* page = new BackupPassphrasesPage({choice(1, "Daily"), choice(2, "Savings")});
    page->setChosen({0, 1}, true);
    Wizard wizard(page);
    wizard.open();
    const auto middleOf = [&](QWidget& part) { return part.mapTo(&wizard, part.rect().center()).y(); };
    const auto names = wizard.findChildren<ElidedLabel*>();
    QCOMPARE(names.size(), 2);
    for (ElidedLabel* name : names) {
        const bool isDaily = name->text() == "Daily";
        auto& field = child<PassphraseField>(wizard, isDaily ? "unlock1Field" : "unlock2Field");
        auto& line = child<QLineEdit>(field, "passphraseEdit");
        QVERIFY2(qAbs(middleOf(*name) - middleOf(line)) <= 2, qPrintable(name->text()));
        QCOMPARE(line.mapTo(&wizard, QPoint()).x(),
                 child<QLineEdit>(wizard, "passphraseAgainEdit").mapTo(&wizard, QPoint()).x());
    }
}

QTEST_MAIN(TestWizardDialog)
#include "tst_wizarddialog.moc"
