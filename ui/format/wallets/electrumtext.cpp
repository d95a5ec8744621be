// SPDX-License-Identifier: MIT

#include "ui/format/wallets/electrumtext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct ElectrumText
{
    Q_DECLARE_TR_FUNCTIONS(ElectrumText)
};

} // namespace

ErrorText electrumText(ElectrumSeed seed, const QString& howToWatch)
{
    const QString money = ElectrumText::tr("Nothing was changed: the coins are where they were.");
    if (seed == ElectrumSeed::TwoFactor || seed == ElectrumSeed::TwoFactorSegwit)
        return {ElectrumText::tr("These are the words of an Electrum wallet with two-factor authentication. They are "
                                 "right, but Lockstep cannot make its keys of them."),
                money,
                ElectrumText::tr("Open the wallet in Electrum and move the coins to a wallet that was created here.")};
    return {ElectrumText::tr("These are the words of an Electrum seed. They are right, but Electrum makes other keys "
                             "of them, which Lockstep cannot."),
            money,
            //: %1: how one adds a watch-only wallet, for example: choose "Watch a wallet"
            ElectrumText::tr("To see them here, copy the master public key in Electrum (Wallet, Information) and %1. "
                             "To spend from here, move the coins to a wallet that was created here.")
                .arg(howToWatch)};
}

} // namespace lockstep
