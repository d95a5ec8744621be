// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/endtoend/program.h"

namespace lockstep::ui {
class RestoreWalletDialog;
}

namespace lockstep::test {

/// What a person does at the window, by mouse and keys. Every deed ends when the window shows that it is done.
class Person
{
public:
    explicit Person(Program& program) : m_program(program) { }

    /// BIP39's first test vector: words of a wallet that everybody may know.
    static constexpr const char* Words
        = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    /// Its BIP84 account on test networks, key and fingerprint.
    static constexpr const char* AccountKey
        = "[73c5da0a/84h/1h/0h]tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397"
          "zwQSQoQgewGiYZqrA9DsP4zbQ1M";

    void createsAWallet(const QString& name, const QString& passphrase = {}); ///< Empty: knowingly none.
    QString createsAWalletAndTypesItsWordsLater(const QString& name); ///< Answers with what is on the paper.
    void restoresAWallet(const QString& name, const QString& words = QString::fromLatin1(Words));
    /// Up to Start. `kind`: how the kind of addresses begins in the list; empty: all kinds, as it is.
    void fillsInARestore(ui::RestoreWalletDialog& dialog, const QString& name, const QString& words,
                         const QString& kind = QStringLiteral("Native"));
    void watches(const QString& name, const QString& text);
    void removes(const QString& name);

    void typesWords(QWidget& form, const QString& words);
    void opensTheResult(QDialog& dialog); ///< Waits until the import is stored, then opens the wallet.
    void presses(QDialog& dialog); ///< The dialog's main button.
    void choosesTheFile(const QString& path); ///< In the dialog that asks for one, to read or to write.
    QString problemOf(QDialog& dialog); ///< What the dialog says is wrong.

    void selects(const QString& wallet);
    void opens(const QString& page); ///< Of the wallet that is shown: "transactions", "receive", ...
    QString copiesTheAddressOf(const QString& wallet); ///< By its button, from the clipboard.
    QString takesANewAddressOf(const QString& wallet); ///< By its button.
    QString balance(); ///< As the wallet's page shows it.
    int payments(); ///< Of the wallet that is shown: rows of its Transactions page, which has to be open.
    QString stateLine(); ///< Under the name of the wallet that is shown.

    void mines(int blocks);
    void pays(const QString& wallet, const QString& amount); ///< From the practice chain, mined at once.
    void replacesTheLastBlocks(int blocks);

private:
    QString startsToCreate(const QString& name); ///< Up to the words; answers with them.
    void waitsFor(const QString& wallet);
    bool isSelected(const QString& wallet) const;
    Program& m_program;
};

} // namespace lockstep::test
