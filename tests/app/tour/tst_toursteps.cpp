// SPDX-License-Identifier: MIT

#include "app/tour/eyes.h"
#include "app/tour/hand.h"
#include "app/tour/tour.h"
#include "tests/ui/endtoend/program.h"
#include "ui/models/walletlistmodel.h"

#include <QAbstractItemView>
#include <QDir>
#include <QFileInfo>
#include <QIdentityProxyModel>
#include <QPushButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::tour;
using namespace std::chrono_literals;

namespace {

constexpr Pace Hurried{1ms, 10ms, 10ms, 500ms, 20s};

/// The sidebar's rows as they are, but for the words of the state.
class OtherWords final : public QIdentityProxyModel
{
public:
    QVariant data(const QModelIndex& index, int role) const override
    {
        const bool isState = role == ui::WalletListModel::LineRole || role == ui::WalletListModel::ShortLineRole;
        return isState ? QVariant("Something else") : QIdentityProxyModel::data(index, role);
    }
};

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
    void aStateIsSeenByItsWordsAndOnlyInSight();
    void theWindowsOwnComplaintIsPassedOn();
    void noStepFollowsOneThatFailed();
    void aTourHasAnEnd();

private:
    QString play(const std::vector<Step>& steps, Pace pace = Hurried); ///< The problem; empty if all is well.
    Deeds createsDaily() const;
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

Deeds TestTourSteps::createsDaily() const
{
    return m_hand->clicks("welcomeCreateButton") + m_hand->types("nameEdit", "Daily 1/2")
        + m_hand->clicks("acceptButton") + m_hand->clicks("understandBox") + m_hand->clicks("acceptButton")
        + m_hand->clicks("showWordsButton") + m_hand->clicks("acceptButton") + m_hand->typesTheWordsBack()
        + m_hand->clicks("acceptButton") + m_hand->clicks("noPassphraseBox") + m_hand->clicks("noPassphraseSureBox")
        + m_hand->clicks("acceptButton") + m_eyes->see("resultLabel") + m_hand->clicks("acceptButton")
        + m_eyes->seeNoDialog();
}

void TestTourSteps::aStepThatHappensHasALineAndAPicture()
{
    QCOMPARE(play({{"create", "A wallet is there.", createsDaily()}}), "");
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
    QVERIFY(failed(m_eyes->seeState("Daily", WalletState::Paused)).contains("no such wallet"));
    QVERIFY(!failed(m_eyes->seeAllInLockstep(1)).isEmpty());
    QVERIFY(!failed(m_eyes->seeReorganisation(2)).isEmpty());
}

void TestTourSteps::aStateIsSeenByItsWordsAndOnlyInSight()
{
    QCOMPARE(play({{"create", "A wallet is there.", createsDaily()}}), "");
    QCOMPARE(failed(m_eyes->seeState("Daily 1/2", WalletState::Synced)), "");
    QCOMPARE(failed(m_eyes->seeStateOnPage("Daily 1/2", WalletState::Synced)), "");
    QVERIFY(failed(m_eyes->seeStateOnPage("Daily 1/2", WalletState::Paused)).contains("synced"));

    OtherWords others;
    auto& list = child<QAbstractItemView>(m_program->window(), "walletListView");
    others.setSourceModel(list.model());
    list.setModel(&others);
    const QString problem = failed(m_eyes->seeState("Daily 1/2", WalletState::Synced));
    QVERIFY2(problem.contains("Something else") && problem.contains("Up to date"), qPrintable(problem));
    list.setModel(others.sourceModel());
    QCOMPARE(failed(m_eyes->seeState("Daily 1/2", WalletState::Synced)), "");

    const Deeds narrow = m_hand->chooses("sidebarAction") + m_eyes->seeState("Daily 1/2", WalletState::Synced);
    QVERIFY(failed(narrow).contains("the sidebar says \"\""));
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
