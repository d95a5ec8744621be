// SPDX-License-Identifier: MIT

#include "app/tour/eyes.h"
#include "app/tour/hand.h"
#include "app/tour/tour.h"
#include "tests/ui/endtoend/program.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::tour;
using namespace std::chrono_literals;

namespace {

constexpr Pace Hurried{1ms, 10ms, 10ms, 500ms, 20s};

} // namespace

/// The tour fails honestly: what nobody could do at the window, its hand cannot do either.
class TestTourSteps : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aStepThatHappensHasALineAndAPicture();
    void whatIsNotOnTheScreenCannotBeClicked();
    void whatIsDisabledCannotBeClicked();
    void whatADialogKeepsWaitingCannotBeClicked();
    void whatIsNotSaidIsNotSeen();
    void theWindowsOwnComplaintIsPassedOn();
    void noStepFollowsOneThatFailed();
    void aTourHasAnEnd();

private:
    QString play(const std::vector<Step>& steps, Pace pace = Hurried); ///< The problem; empty if all is well.
    QString failed(const Deeds& deeds) { return play({{"step", "It happens.", deeds}}); }

    std::unique_ptr<QTemporaryDir> m_pictures;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<Hand> m_hand;
    std::unique_ptr<Eyes> m_eyes;
    QStringList m_lines;
};

void TestTourSteps::init()
{
    failOnAnyWarning();
    m_lines.clear();
    m_pictures = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>();
    m_stage = std::make_unique<Stage>(m_program->window());
    m_hand = std::make_unique<Hand>(*m_stage);
    m_eyes = std::make_unique<Eyes>(*m_stage, m_program->session());
}

void TestTourSteps::cleanup()
{
    m_eyes.reset();
    m_program.reset();
}

QString TestTourSteps::play(const std::vector<Step>& steps, Pace pace)
{
    const Camera camera(*m_stage, QDir(m_pictures->path()));
    Tour tour(steps, *m_stage, camera, pace);
    QSignalSpy finished(&tour, &Tour::finished);
    connect(&tour, &Tour::said, this, [this](const QString& line) { m_lines += line; });
    tour.start();
    if (!finished.wait(Patience)) return "no end";
    return finished.first().first().toString();
}

void TestTourSteps::aStepThatHappensHasALineAndAPicture()
{
    const Deeds create = m_hand->clicks("welcomeCreateButton") + m_hand->types("nameEdit", "Daily 1/2")
        + m_hand->clicks("acceptButton") + m_hand->clicks("understandBox") + m_hand->clicks("acceptButton")
        + m_hand->clicks("showWordsButton") + m_hand->clicks("acceptButton") + m_hand->typesTheWordsBack()
        + m_hand->clicks("acceptButton") + m_hand->clicks("noPassphraseBox") + m_hand->clicks("noPassphraseSureBox")
        + m_hand->clicks("acceptButton") + m_eyes->see("resultLabel") + m_hand->clicks("acceptButton")
        + m_eyes->seeNoDialog();
    QCOMPARE(play({{"create", "A wallet is there.", create}}), "");
    QVERIFY(m_program->wallet("Daily 1/2"));
    QCOMPARE(m_lines.size(), 1);
    QVERIFY2(m_lines[0].startsWith("01 A wallet is there."), qPrintable(m_lines[0]));
    QVERIFY(QFileInfo::exists(m_pictures->filePath("01-create.png")));
}

void TestTourSteps::whatIsNotOnTheScreenCannotBeClicked()
{
    const QString problem = failed(m_hand->clicks("noSuchButton"));
    QVERIFY2(problem.contains("step 1") && problem.contains("noSuchButton"), qPrintable(problem));
    QVERIFY(m_lines.isEmpty());
    QVERIFY(QFileInfo::exists(m_pictures->filePath("01-step-failed.png")));
    QVERIFY(!QFileInfo::exists(m_pictures->filePath("01-step.png")));
}

void TestTourSteps::whatIsDisabledCannotBeClicked()
{
    auto& create = child<QPushButton>(m_program->window(), "welcomeCreateButton");
    create.setEnabled(false);
    const QString problem = failed(m_hand->clicks("welcomeCreateButton"));
    QVERIFY2(problem.contains("disabled"), qPrintable(problem));
}

void TestTourSteps::whatADialogKeepsWaitingCannotBeClicked()
{
    const QString problem = failed(m_hand->clicks("welcomeCreateButton") + m_hand->clicks("welcomeRestoreButton"));
    QVERIFY2(problem.contains("welcomeRestoreButton") && problem.contains("in front"), qPrintable(problem));
}

void TestTourSteps::whatIsNotSaidIsNotSeen()
{
    const QString problem = failed(m_eyes->read("welcomeTitleLabel", "Farewell"));
    QVERIFY2(problem.contains("Farewell") && problem.contains("Welcome to Lockstep"), qPrintable(problem));
    QVERIFY(failed(m_eyes->seeState("Daily", WalletState::Paused)).contains("not in the sidebar"));
    QVERIFY(!failed(m_eyes->seeAllInLockstep(1)).isEmpty());
    QVERIFY(!failed(m_eyes->seeReorganisation(2)).isEmpty());
}

void TestTourSteps::theWindowsOwnComplaintIsPassedOn()
{
    const QString problem = failed(m_hand->clicks("welcomeCreateButton") + m_hand->clicks("acceptButton")
                                   + m_hand->clicks("understandBox")); // there is no name yet
    QVERIFY2(problem.contains("Give the wallet a name."), qPrintable(problem));
}

void TestTourSteps::noStepFollowsOneThatFailed()
{
    bool wasTried = false;
    const Deed later{"go on", [&] {
                         wasTried = true;
                         return QString();
                     }};
    const QString problem
        = play({{"first", "It happens.", m_hand->clicks("noSuchButton")}, {"second", "Too.", {later}}});
    QVERIFY(!problem.isEmpty());
    QVERIFY(!wasTried);
}

void TestTourSteps::aTourHasAnEnd()
{
    const Deed never{"wait for ever", [] { return QString("it never comes"); }};
    Pace pace = Hurried;
    pace.deed = 1h;
    pace.whole = 300ms;
    const QString problem = play({{"first", "It happens.", {never}}}, pace);
    QVERIFY2(problem.contains("it never comes"), qPrintable(problem));
}

QTEST_MAIN(TestTourSteps)
#include "tst_toursteps.moc"
