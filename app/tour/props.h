// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep::tour {

/// Wallets that everybody may know: test vectors of BIP39, and the descriptors of their BIP84 accounts on test
/// networks. Their words and coins are worth nothing.
struct Prop
{
    const char* name;
    const char* words;
    const char* descriptor; ///< Public keys only.
};

inline constexpr Prop Savings{"Savings", "legal winner thank year wave sausage worth useful legal winner thank yellow",
                              "wpkh([b8688df1/84h/1h/"
                              "0h]"
                              "tpubDDA3frU31t8hSUKpX7UmhvJuDGG1r7UNzx85fQ49Xa15ax6Yby2sLQYCwCDWgdXQeb4iK8EZGKwRHDdKZTgv"
                              "pHNi5WeUQn5ZBpEFSnM8FkE/<0;1>/*)#se49rwwa"};
inline constexpr Prop ColdStorage{"Cold storage",
                                  "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
                                  "wpkh([28645006/84h/1h/"
                                  "0h]"
                                  "tpubDCnW3YAJzfsKCEVFC7an5tM48aqZnU7Ti2grDC8axwCrJSccWzYT3LDF5sNC5fcPpdcCU2LjKVLuPBB5"
                                  "9AqEsbX1B1SfM9Jc46SaCizgixu/<0;1>/*)#d659xg52"};
inline constexpr Prop OldPhone{
    "Old phone", "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
    "wpkh([73c5da0a/84h/1h/"
    "0h]"
    "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397zwQSQoQgewGiYZqrA9DsP4zbQ1M/"
    "<0;1>/*)#lxek0ef2"};

} // namespace lockstep::tour
