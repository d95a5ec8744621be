// SPDX-License-Identifier: MIT

#include "core/chain/fixedseeds.h"

#include <array>

namespace lockstep {

namespace {

using namespace std::string_view_literals;

// Facts from Bitcoin Core, contrib/seeds: nodes_main.txt (0022c847165d), nodes_testnet4.txt and nodes_signet.txt
// (35cdce3732e7). The operators of the addresses, by their AS numbers, are those that stand there.

constexpr std::array MainnetSeeds{
    "95.211.152.100"sv, // AS60781
    "103.99.169.110"sv, // AS54415
    "128.2.12.38"sv, // AS9
    "129.10.85.103"sv, // AS156
    "133.3.249.155"sv, // AS2504
    "147.32.95.62"sv, // AS2852
    "155.4.142.33"sv, // AS8473
    "160.80.12.16"sv, // AS137
    "162.55.122.93"sv, // AS24940
    "173.181.35.50"sv, // AS852
    "178.38.6.52"sv, // AS6730
    "185.31.136.166"sv, // AS60414
    "188.213.92.39"sv, // AS206238
    "195.154.172.177"sv, // AS12876
    "203.34.58.43"sv, // AS7545
    "209.141.37.57"sv, // AS53667
    "2001:638:a000:4140::ffff:47"sv, // AS680
    "2001:67c:2db8:6::36"sv, // AS39798
    "2403:71c0:2000:b3e0::100"sv, // AS3258
    "2600:1700:488:10::421"sv, // AS7018
    "xn4crbhjyycbj2pa3quv6333i2xpmscbzshmssbhuchc74d6uphblxad.onion"sv,
    "xpdst6l2cblapbr4ubi2vbvn2hbrr5m4sjl5d7irpzb5ylzo22kkbayd.onion"sv,
    "ybji2ssvc4je4cqzbad2pczrhancohnyy66ogsbpg3d6bspvh6au7iqd.onion"sv,
    "yftuiua74fspnqanvait246qn6vmab4aoympjd3omppu46jkq777axid.onion"sv,
    "ylaprgwti4dsumx5xvlhul3esf3yi3ebyyubb2dwfgwe3zysv3e6nyad.onion"sv,
    "yqrnkmnwp23adyswjvnvw7uyss7vtbfcickq6ug7i35dafmgfjd3bnyd.onion"sv,
    "yu6ilgxjfffdb3fq7srwwmz6ymp3fxberstpl6vdocmxbrrf5e3tw2qd.onion"sv,
    "z4gvqymmj5jmg3dnao7k3vc245pzepqcrevzyh4s5xn5fcc6ape22sqd.onion"sv,
    "z7f7lrvup632wkbzinvbkyyrhmguaf4fzt6zleiynk2vuvwdwt6ysnqd.onion"sv,
    "zcw6xk4bfnl46fx3mkrmlnknbwnpssxsp7hlllj34fdrkutzts6yepyd.onion"sv,
    "zlcqdqzbgq4dhaspf6d6ehkhzjx5vwd72iospxxbdobjaxi4eo6ggoyd.onion"sv,
    "ztcmlrstdkp7coheeolpwj75gp3imzgiw26xnoiucquwhxxcofao63ad.onion"sv,
};

constexpr std::array Testnet4Seeds{
    "2.59.134.244"sv, // AS58212
    "5.182.4.106"sv, // AS49505
    "31.220.30.248"sv, // AS42708
    "34.232.194.104"sv, // AS14618
    "35.201.167.154"sv, // AS396982
    "45.94.168.5"sv, // AS400810
    "51.158.61.33"sv, // AS12876
    "54.76.27.166"sv, // AS16509
    "65.108.143.22"sv, // AS24940
    "80.253.94.252"sv, // AS13030
    "82.67.102.15"sv, // AS12322
    "89.58.9.219"sv, // AS197540
    "103.99.169.203"sv, // AS54415
    "104.237.131.138"sv, // AS63949
    "158.69.118.2"sv, // AS16276
    "203.132.94.196"sv, // AS38195
    "2001:1ab0:7e1e:d150:be24:11ff:fe03:6b30"sv, // AS29134
    "2405:e480:2:1a::2"sv, // AS9507
    "2602:f480:ac:c010::50"sv, // AS402106
    "2a02:29e0:1:420::64"sv, // AS49367
    "24i3bbceydddhykco65oai2dmxirqtvwyom3kyxwzaxbldaog4filyyd.onion"sv,
    "33ffm6iijgivx7xyg75isr5cd2thsqsx7c5hwab5pu3u774uwuipsdqd.onion"sv,
    "5p6eqvrins6vj7q3tpdljhtomu6nqameilbuz5sjnu2i333ve2zpnhqd.onion"sv,
    "7jd422hqevrz334ax3fh77wzww7clnr4kpyos25oe64nifg623bjqfqd.onion"sv,
    "azccjliswzu5aycse7g7zu2bw3mqicd2mhszczitp332scjgltehrjqd.onion"sv,
    "d2rh66gf4vj2gotzafe2janylf4bt2bzkvvzyvseapktetwxzi4ph6qd.onion"sv,
    "gsq7sl7imu2v7ffsc44zn6pgik3ofuxzaynrk6tktn4tntzb7ay7ieqd.onion"sv,
    "kg5qtmkvlqfhnqtkcnq7weontlwnrqx4eubgyszxxd7zzhhzm6pdhgid.onion"sv,
    "prilx36yi6wiz4ll77tapskzwzh5onphrnn6w5d56zrzdat4kjo3q3yd.onion"sv,
    "rv7l5gtjqr5n5nlersakfuzwhfflyfizv5cmtiizlsn544qumvuekwqd.onion"sv,
    "vsyxxvrjv6zla6ptsiehgm4apid5plwgrigls5tkdjonhgkdb6w2f5qd.onion"sv,
    "zkas7qfasrr7apfb2ykxejdgyw5khxmi6qrimxwp7c7t6yrgs7phpyad.onion"sv,
};

constexpr std::array SignetSeeds{
    "34.135.189.101"sv, // AS396982
    "37.120.177.204"sv, // AS197540
    "38.83.170.18"sv, // AS174
    "45.94.168.5"sv, // AS400810
    "49.13.117.253"sv, // AS24940
    "51.79.229.113"sv, // AS16276
    "54.238.1.46"sv, // AS16509
    "62.169.29.181"sv, // AS51167
    "69.62.125.171"sv, // AS47583
    "82.65.129.71"sv, // AS12322
    "88.209.210.230"sv, // AS42864
    "129.226.149.150"sv, // AS132203
    "136.144.237.250"sv, // AS20857
    "153.126.143.201"sv, // AS7684
    "172.105.179.233"sv, // AS63949
    "208.68.4.50"sv, // AS402106
    "2001:5a8:4164:7a00::1f8"sv, // AS1299
    "2604:a880:4:1d0::352:6000"sv, // AS14061
    "2605:3380:422e:1::50"sv, // AS12025
    "2a02:29e0:1:420::64"sv, // AS49367
    "2uqd5pbaxn26o7fl7nqtm2khetqocislppxtxrpqg55wtbcqdrf2y5qd.onion"sv,
    "3xvum5nnvcchvfxwlbc2it7nbfxhml6ovt7xehjw2potempk2om4eoqd.onion"sv,
    "6fy45vxzgc6siecr7en4k6oft4k4ix47jvkxqyzopalzwyphqc3hv2ad.onion"sv,
    "ba3rwqombmuji3wxpmydrk7vcxfpq7pnn5bfw74wvvqyo6rrhwqrt6id.onion"sv,
    "e6xhvtrt2ppjfxckbinu7a4jxmy7usjnvjx6st2cipmvlnnhxg7krbid.onion"sv,
    "gd4gyokpcnnqqodklhltjimcrhhmqj7otwlzrolw76aag4leqsyolxad.onion"sv,
    "jnr2iysiyijy7u7uihytbjiq3b254g4i2eaaeod7w7pkrja6ukghx2qd.onion"sv,
    "kuxhq4fxfw7eu6nvhwaql2ddp7miz73bkuxtyvrfscv2wrlhvgqgwkad.onion"sv,
    "oowqbk36g76cs37sk7myfoq62e7ly42etcfugol3p7haw6ewyn5qhiqd.onion"sv,
    "tev7cdwka3av6ektydsjfpofmcam3r6qcw7sxbpkohckjvihtzp7hgyd.onion"sv,
    "wevmujl2p6mckcwaxnmtusweros7bu3bxf2g3lzutnfdkjl5gwbu36yd.onion"sv,
    "zgkvv542e4ewviremw3qp4bi52f2sxt4g4mrjrbwonbnfb5oujd44lid.onion"sv,
};

} // namespace

/// Testnet3's list there is empty, and a private chain has no nodes but those that are named.
std::span<const std::string_view> fixedSeeds(Network network)
{
    switch (network) {
    case Network::Mainnet: return MainnetSeeds;
    case Network::Testnet4: return Testnet4Seeds;
    case Network::Signet: return SignetSeeds;
    case Network::Testnet3:
    case Network::Regtest:
    case Network::Practice: break;
    }
    return {};
}

} // namespace lockstep
