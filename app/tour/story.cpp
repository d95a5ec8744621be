// SPDX-License-Identifier: MIT

#include "app/tour/story.h"

#include "app/tour/props.h"

namespace lockstep::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Slow = 200; ///< Blocks a second: the import of the old wallet takes a quarter of a minute.
constexpr int Replaced = 2;
constexpr const char* LookAway = "look the other way"; ///< The passphrase of the window.

/// The chapters. A deed of the hand is followed by a look of the eyes: what did not happen is not told.
class Narrator
{
    Q_DECLARE_TR_FUNCTIONS(Tour)

public:
    Narrator(const Hand& hand, const Eyes& eyes) : m_hand(hand), m_eyes(eyes) { }

    std::vector<Step> welcome(const Backstage& backstage) const;
    std::vector<Step> createDaily() const;
    std::vector<Step> restoreSavings() const;
    std::vector<Step> watchColdStorage() const;
    std::vector<Step> payAllThree() const;
    std::vector<Step> lookAround() const;
    std::vector<Step> importOldPhone() const;
    std::vector<Step> reorganise() const;
    std::vector<Step> behindTheScenes() const;
    std::vector<Step> lockTheWindow() const;
    std::vector<Step> lockstep() const;

private:
    Deeds goesOn() const { return m_hand.clicks("acceptButton"); }
    Deeds choosesNoPassphrase() const
    {
        return m_hand.clicks("noPassphraseBox") + m_hand.clicks("noPassphraseSureBox");
    }
    Deeds restores(const Prop& prop) const; ///< From the menu on, up to the check of its words.
    Deeds knowsTheBirthday() const; ///< On its page: when the old wallet was alone.
    Deeds unlocksTheWindow() const;
    Deeds opensTheResult() const { return m_eyes.see("resultLabel") + goesOn() + m_eyes.seeNoDialog(); }

    const Hand& m_hand;
    const Eyes& m_eyes;
};

std::vector<Step> Narrator::welcome(const Backstage& backstage) const
{
    return {{u"welcome"_s, tr("The window opens with what one can begin with."),
             backstage.makesAPast() + m_eyes.seeConnection(BlockHeight{Backstage::Blocks})
                 + m_eyes.see("welcomeCreateButton")}};
}

std::vector<Step> Narrator::createDaily() const
{
    return {{u"words"_s, tr("A wallet is created: its words are shown, to be written down."),
             m_hand.clicks("welcomeCreateButton") + m_hand.types("nameEdit", u"Daily"_s) + goesOn()
                 + m_hand.clicks("understandBox") + goesOn() + m_hand.clicks("showWordsButton")
                 + m_eyes.see("wordGrid")},
            {u"typed-back"_s, tr("The words are typed back, all of them."), goesOn() + m_hand.typesTheWordsBack()},
            {u"passphrase"_s, tr("A passphrase for this computer seals the keys."),
             goesOn() + m_hand.types("passphraseEdit", u"correct horse battery staple"_s)
                 + m_hand.types("passphraseAgainEdit", u"correct horse battery staple"_s)},
            {u"created"_s, tr("The wallet is there, locked, with an address to be paid at."),
             goesOn() + opensTheResult() + m_eyes.read("authBadge", u"Locked"_s) + m_eyes.seeAllInLockstep(1)
                 + m_hand.clicks("receivePageButton") + m_eyes.read("addressLabel", u"bcrt"_s)}};
}

Deeds Narrator::restores(const Prop& prop) const
{
    return m_hand.chooses("restoreAction") + m_hand.types("word1Edit", QString::fromLatin1(prop.words));
}

Deeds Narrator::knowsTheBirthday() const
{
    return m_hand.clicks("birthdayHeightButton")
        + m_hand.types("birthdayHeightBox", QString::number(Backstage::OldBlocks));
}

std::vector<Step> Narrator::restoreSavings() const
{
    return {{u"restore"_s, tr("A second wallet is restored from its words."),
             restores(Savings) + m_eyes.see("wordsCheckLabel")},
            {u"restored"_s, tr("Its payments are found in the chain's past."),
             goesOn() + goesOn() + knowsTheBirthday() + goesOn()
                 + m_hand.types("nameEdit", QString::fromLatin1(Savings.name)) + choosesNoPassphrase() + goesOn()
                 + m_eyes.see("estimateRangeLabel") + goesOn() + m_eyes.see("account1Box") + goesOn()
                 + m_eyes.seeAllInLockstep(2)}};
}

std::vector<Step> Narrator::watchColdStorage() const
{
    return {{u"watch"_s, tr("A third is only watched: an extended public key says which addresses it has."),
             opensTheResult() + m_hand.chooses("watchAction")
                 + m_hand.types("watchTextEdit", QString::fromLatin1(ColdStorage.descriptor))
                 + m_eyes.see("previewNoteLabel")},
            {u"three-wallets"_s, tr("Three wallets follow the chain over one connection."),
             goesOn() + knowsTheBirthday() + goesOn() + m_hand.types("nameEdit", QString::fromLatin1(ColdStorage.name))
                 + goesOn() + goesOn() + m_eyes.seeAllInLockstep(3) + opensTheResult()
                 + m_hand.clicks("allWalletsButton") + m_eyes.see("allWalletsTable")}};
}

std::vector<Step> Narrator::payAllThree() const
{
    return {{u"pay-all"_s, tr("The practice chain is asked to pay all three in one block."),
             m_hand.chooses("practiceSendAction") + m_hand.types("amountEdit", u"0.25"_s)},
            {u"paid"_s, tr("One block paid all three, and all three took it in."),
             goesOn() + m_eyes.seeNoDialog() + m_eyes.seeAllInLockstep(3) + m_hand.clicks("transactionsPageButton")
                 + m_eyes.seeRows("historyTable", u"0.25"_s, 3)}};
}

std::vector<Step> Narrator::lookAround() const
{
    return {{u"overview"_s, tr("Each wallet has its own balance and payments."),
             m_hand.selects(u"Daily"_s) + m_hand.clicks("overviewPageButton")
                 + m_eyes.read("headerBalanceLabel", u"0.25"_s)},
            {u"addresses"_s, tr("Its addresses, what they hold and how often they were paid."),
             m_hand.clicks("addressesPageButton") + m_eyes.see("addressTable")},
            {u"settings"_s, tr("Its settings: keys, birthday, passphrase, and whether its words were confirmed."),
             m_hand.clicks("settingsPageButton") + m_eyes.read("wordsStateLabel", u"Confirmed"_s)},
            {u"payment"_s, tr("A payment in full: what it spends, whom it pays, which part is one's own."),
             m_hand.clicks("transactionsPageButton") + m_eyes.seeRows("historyTable", u"0.25"_s, 1)
                 + m_hand.opensRow("historyTable", 0) + m_eyes.see("paymentMeaningLabel")
                 + m_hand.turnsTo("transactionTabWidget", 1) + m_eyes.seeRows("outputsTree", u"bcrt"_s, 1)}};
}

std::vector<Step> Narrator::importOldPhone() const
{
    return {{u"preflight"_s, tr("An old wallet is imported; first it says what that takes, and who waits."),
             m_hand.clicks("closeButton") + m_eyes.seeNoDialog() + m_hand.chooses("speedAction")
                 + m_hand.types("countBox", QString::number(Slow)) + goesOn() + m_eyes.seeNoDialog()
                 + restores(OldPhone) + goesOn() + m_hand.clicks("oneKindButton") + goesOn() + goesOn()
                 + m_hand.types("nameEdit", QString::fromLatin1(OldPhone.name)) + choosesNoPassphrase() + goesOn()
                 + m_eyes.see("estimatePausingLabel")},
            {u"import"_s, tr("It is looked through block by block. The banner says so; the others are paused."),
             goesOn() + m_eyes.read("maintenanceBanner", u"Old phone"_s)
                 + m_eyes.seeState(u"Old phone"_s, WalletState::Importing)
                 + m_eyes.seeState(u"Daily"_s, WalletState::Paused) + m_eyes.seeState(u"Savings"_s, WalletState::Paused)
                 + m_eyes.seeState(u"Cold storage"_s, WalletState::Paused) + m_hand.clicks("cancelButton")
                 + m_eyes.seeNoDialog() + m_hand.selects(u"Old phone"_s) + m_eyes.seeProgress("importProgressBar", 30)},
            {u"paused"_s, tr("A paused wallet can be looked at all the same."),
             m_hand.selects(u"Daily"_s) + m_eyes.see("maintenanceBanner")
                 + m_eyes.seeState(u"Daily"_s, WalletState::Paused)
                 + m_eyes.seeStateOnPage(u"Daily"_s, WalletState::Paused)},
            {u"imported"_s, tr("The import is done: its payments are there, and the others go on by themselves."),
             m_eyes.seeAllInLockstep(4) + m_hand.selects(u"Old phone"_s) + m_hand.clicks("overviewPageButton")
                 + m_eyes.see("recentPaymentsTree")}};
}

std::vector<Step> Narrator::reorganise() const
{
    return {{u"replace"_s, tr("The practice chain is asked to replace its last two blocks by three others."),
             m_hand.chooses("reorgAction") + m_hand.types("countBox", QString::number(Replaced))},
            {u"reorganised"_s, tr("All wallets went back and forward together, and the payments are there again."),
             goesOn() + m_eyes.seeNoDialog() + m_eyes.seeReorganisation(Replaced) + m_eyes.seeAllInLockstep(4)
                 + m_hand.selects(u"Daily"_s) + m_eyes.read("headerBalanceLabel", u"0.25"_s)}};
}

std::vector<Step> Narrator::behindTheScenes() const
{
    const Deeds closes = m_hand.clicks("closeButton") + m_eyes.seeNoDialog();
    return {{u"network"_s, tr("The network window: what was fetched, from whom, and what runs."),
             m_hand.chooses("networkAction") + m_eyes.see("connectionLineLabel")},
            {u"preferences"_s, tr("Preferences take effect at once."),
             closes + m_hand.chooses("preferencesAction") + m_eyes.see("preferencesPageList")},
            {u"log"_s, tr("The bell counts what happened; the log behind it says what that was."),
             closes + m_hand.clicks("bellButton") + m_eyes.seeRows("logTable", u"Old phone"_s, 1)}};
}

std::vector<Step> Narrator::lockTheWindow() const
{
    const QString passphrase = QString::fromLatin1(LookAway);
    return {{u"app-lock"_s, tr("For a desk that others use, too: the window gets a passphrase."),
             m_hand.clicks("closeButton") + m_eyes.seeNoDialog() + m_hand.chooses("lockWindowAction")
                 + m_hand.types("passphraseEdit", passphrase) + m_hand.types("passphraseAgainEdit", passphrase)},
            {u"locked"_s, tr("Locked it shows nothing, and follows the chain all the same."),
             goesOn() + m_eyes.seeNoDialog() + m_hand.chooses("lockWindowAction") + m_eyes.see("appLockTitleLabel")},
            {u"forgotten"_s, tr("Whoever forgot the passphrase is told the way out."),
             m_hand.clicks("forgottenButton") + m_eyes.see("appLockWayOutLabel")}};
}

Deeds Narrator::unlocksTheWindow() const
{
    return m_hand.types("passphraseEdit", QString::fromLatin1(LookAway)) + m_hand.clicks("unlockButton");
}

std::vector<Step> Narrator::lockstep() const
{
    return {
        {u"lockstep"_s, tr("Four wallets, one height."),
         unlocksTheWindow() + m_hand.clicks("allWalletsButton") + m_hand.clicks("overviewPageButton")
             + m_eyes.see("allWalletsTable") + m_eyes.seeAllInLockstep(4)},
        {u"dark"_s, tr("The same in the dark theme."), m_hand.chooses("darkThemeAction") + m_eyes.seeAllInLockstep(4)}};
}

} // namespace

std::vector<Step> story(const Hand& hand, const Eyes& eyes, const Backstage& backstage)
{
    const Narrator narrator(hand, eyes);
    std::vector<Step> all;
    for (const auto& chapter :
         {narrator.welcome(backstage), narrator.createDaily(), narrator.restoreSavings(), narrator.watchColdStorage(),
          narrator.payAllThree(), narrator.lookAround(), narrator.importOldPhone(), narrator.reorganise(),
          narrator.behindTheScenes(), narrator.lockTheWindow(), narrator.lockstep()})
        all.insert(all.end(), chapter.begin(), chapter.end());
    return all;
}

} // namespace lockstep::tour
