// SPDX-License-Identifier: MIT

#include "ui/format/program/applocktext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct AppLockText
{
    Q_DECLARE_TR_FUNCTIONS(AppLockText)
};

} // namespace

ErrorText appLockErrorText(const Error& error)
{
    if (error.code != Errc::Damaged) return errorText(error);
    return {AppLockText::tr("The file with the passphrase of the window is damaged; what you typed is not the cause."),
            AppLockText::tr("Your wallets are not touched: it holds nothing of them."),
            //: %1: a file in the data folder, such as "mainnet/window-passphrase"
            AppLockText::tr("Quit Lockstep and delete the file %1: the window then opens without a passphrase.")
                .arg(QString::fromStdString(error.detail))};
}

ErrorText forgottenAppLockText()
{
    return {AppLockText::tr("Lockstep does not know the passphrase of the window, and so cannot tell or replace it."),
            AppLockText::tr("Your wallets and coins are not touched: it opens this window and nothing else."),
            //: The file's path stands below.
            AppLockText::tr("Quit Lockstep and delete the file below: the window then opens without a passphrase, and "
                            "the wallets keep theirs.")};
}

} // namespace lockstep
